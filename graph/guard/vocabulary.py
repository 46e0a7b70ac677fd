"""The words that the guard knows: those that never stand in a text that only reads, and those that may stand before a parenthesis."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Never as a bare word; as a label after ":" or a property after "." they are only names.
WRITING = _words(
    """
    ALTER ATTACH BEGIN CHECKPOINT COMMIT COPY CREATE CSV CYPHER DATABASE DATABASES DEALLOCATE DELETE DENY DETACH DROP DRYRUN
    ENABLE EXECUTE EXPLAIN EXPORT FINISH FOREACH GRANT IMPORT INSERT INSTALL LOAD MACRO MERGE NEXT NODETACH PERIODIC PRAGMA
    PRIVILEGE PRIVILEGES PROFILE REALLOCATE REFRESH REMOVE RENAME REVOKE ROLLBACK SET SHORTEST SHOW TERMINATE TRANSACTION
    TRANSACTIONS USE VACUUM VALID_TIME YIELD
    """
)
FUNCTIONS = _words(
    """
    abs all allshortestpaths any avg btrim ceil char_length character_length coalesce collect cos count date datetime degrees
    duration duration.between duration.indays duration.inmonths duration.inseconds e elementid endnode exists exp floor head
    isempty isnan keys labels last left length localdatetime localtime log log10 lower ltrim max min nodes none nullif
    percentilecont percentiledisc pi point point.distance properties radians range relationships replace reverse right round
    rtrim shortestpath sign sin single size split sqrt startnode stdev stdevp substring sum tail tan time tofloat tofloatornull
    toboolean tobooleanornull tointeger tointegerornull tolower tostring tostringornull toupper trim type upper
    """
)
# Words of the language that may stand before a parenthesis without being a function.
BEFORE_PATTERN = _words(
    """
    MATCH OPTIONAL WHERE AND OR XOR NOT IN RETURN WITH WHEN THEN ELSE CASE BY LIMIT SKIP OFFSET DISTINCT UNWIND CONTAINS CALL IS
    ASC DESC ON AS EXISTS COUNT COLLECT
    """
)
