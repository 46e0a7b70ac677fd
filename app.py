"""The app: settings, address, and a menu read from views/. Run `streamlit run app.py` or `linkage serve`."""

from pathlib import Path

import streamlit as st

from views import _state
from views._text import _

VIEWS = Path(__file__).resolve().parent / "views"
ORDER = ("overview", "explore", "paths", "gaps", "what_if", "history", "cypher", "data")  # a page that is not named here comes last


def pages() -> list[Path]:
    """The page files, in the order of the menu; a page bears the name of its folder."""
    found = {path.parent.name: path for path in VIEWS.glob("*/page.py")}
    return [found[name] for name in sorted(found, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))]


st.set_page_config(
    page_title="Linkage", page_icon=str(VIEWS.parent / "static" / "mark.svg"), layout="wide", initial_sidebar_state="expanded"
)
_state.adopt()
st.logo(str(VIEWS.parent / "static" / "logo.svg"), size="large")
menu = [
    st.Page(path, title=_(name.replace("_", "-").capitalize()), url_path=name, default=name == ORDER[0])
    for name, path in ((path.parent.name, path) for path in pages())
]
st.navigation(menu).run()
