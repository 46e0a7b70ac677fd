"""What stands in cells of answers: words of the tables and of the measures, which the pages show in their language.

A cell of a CSV holds them as they stand here; `locales/extract.py` takes them up as msgids.
"""

# Codes whose word is another.
_CODES = {
    "in": "to it",
    "out": "from it",
    "own": "of itself",
    "named": "named with it",
    "farm_input": "farm input",
    "light-industry": "light industry",
    "alias": "other name",
}
_WORDS = """
equal
narrower
wider
possible
goods
power
stated need
by recipe
planned supply
material
auxiliary
energy
packaging
part
equipment
design
agro-processing
ahead
date passed
undated
done
starts
ends
founded or decided
active
approved
closed
not started
operating
proposed
replaced
under construction
signed
in force
lapsed
VN exports
VN imports
high
medium
low
none
conflict
withheld
country of the enterprise
international
company
plant
project
group
state
institute
no point
old source
undated source
province conflict
no link across the border
name
name (English)
name (Vietnamese)
name (Lao)
name (French)
as far as
at least
both sides
both ways
by road
certificate
certificate unknown
capacity
cut
dealer across the border
dealer in the country
distance unknown
empty in both countries
feeder province
first missing link
first missing link unknown
flow in the period
flow of another period
gains a stage
gate in a province of either end
gate on the way
in a province of either end
in both areas
in it
its province is not stated
its recipe asks for it
link in the period
link of another period
long enough
maker near
maker, no link
makes an input of it across the border, could step up
makes an input of it in the country, could step up
makes a wider or narrower code across the border
makes a wider or narrower code in the country
makes it across the border
makes it in the country, no supply stated
makes it too
must pass
named in the text
nearest gate
nearest product match
nearest zones
needs it
no agreement
no distributor in the capital
no enterprise
no enterprise is in both lists
no loaded table holds certificates
no maker and no link
no maker known anywhere
no other supplier stated
no other way in the loaded data
no path
no producer
no published flow
no stated road or gate ties the site to anything
no supply stated
none needed, by power line
none needed, same country
not lasting
nothing
on the way
one side only
one source, older
one source, undated
only from outside
other cut
other gate
our assumption
our reading
owns, no supply stated
party
planned beside
planned maker across the border
planned maker in the country
planned to take its output
planned, ahead
planned, date passed
planned, undated
port
power crosses no gate
price
product match
published flow
reached from the end
reached from the start
road at the gate
same chapter
same heading
shorter than it takes to restore
stage
stands in the zone
stated for its goods
stated link
stated supply
straight line
supply from the owner to the user
supply stated
supply that would be hit
supply to a user across the border
supply to the owner of the user
supply to the user
takes its output
that it is owned says nothing of a supply
the gate is not stated; those at gates beside are inferred
the maker makes it
the owner takes it, not the user itself
the site stands in it, stated
the user needs it or deals in it
those in a province of either end stand beside, inferred
traded between the two, no maker known
user near
way
whole way
without end
your numbers
zone of the maker
all stated supply of the product
amount not stated by every source
an amount stands for several rows
dependency
exports unknown
input-output table
pulls
feeds
neither
supplies
three supplies lead to it
no sources
not estimable
no list of enterprises names a maker there
one of the two lists is taken from the other
equal to the code needed
narrower than the code needed
wider than the code needed
equal to the input
narrower than the input
wider than the input
"""
CELLS = {**_CODES, **{line: line for line in _WORDS.strip().splitlines()}}
