"""The pages in a real browser: Chromium of the system, driven by Playwright."""

import shutil
import threading
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from index.archive import Archive
from index.model import RawDocument

from .serving import service

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PAGES = ("/", "/?q=Daesh", "/?q=nowherefound", "/articles/bridge?mark=islamic-state")
MORE = ("/articles/bridge/cleaning", "/entities/islamic-state", "/help", "/docs", "/articles/none")
EVIL = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the service runs."""
    with service(tmp_path_factory.mktemp("archive")) as app:
        poison(app)
        server = make_server("127.0.0.1", 0, app, threaded=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
        server.server_close()


def poison(app: Flask) -> None:
    """Add an article that tries to run a script wherever it is shown."""
    archive: Archive = app.extensions["pressmark.archive"].get()
    raw = RawDocument(
        f"Poisoned well {EVIL}\n\n{EVIL}",
        markup=False,
        origin="evil",
        id="evil",
        title=f"Poisoned {EVIL}",
        source=EVIL,
        author=EVIL,
        clean=False,
    )
    assert [added.problem for added in archive.add([raw])] == [None]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a page of the service; at the end nothing may have been complained of."""
    complaints: list[str] = []
    contexts = []

    def opened(path: str, **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    told = "the server responded with a status of"  # of a page that is meant to be a problem
    assert [said for said in complaints if told not in said] == []


def test_search_untick_and_read(visit: Open) -> None:
    """What a reader does, by clicks."""
    page = visit("/")
    page.get_by_label("Search the archive").fill("Daesh")
    page.get_by_role("button", name="Search").click()
    assert page.get_by_role("status").inner_text().startswith("2 articles")
    page.get_by_role("link", name="Leave out ISIS").click()
    assert page.get_by_role("status").inner_text().startswith("1 article ")
    page.get_by_role("link", name="Search again for ISIS").click()
    assert page.get_by_role("status").inner_text().startswith("2 articles")
    page.get_by_role("link", name="Daesh gives up the bridge").click()
    assert page.locator("article mark").count() == 3
    page.go_back()
    assert page.get_by_label("Search the archive").input_value() == "Daesh"


def test_the_keyboard_is_enough(visit: Open) -> None:
    """The box has the focus, Enter searches, Tab reaches the content, a slash comes back."""
    page = visit("/")
    page.keyboard.type("mayor")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=mayor")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"


def test_typing_offers_names(visit: Open) -> None:
    """From the alias table, through the optional script."""
    page = visit("/")
    page.get_by_label("Search the archive").press_sequentially("Daes", delay=30)
    page.wait_for_selector("#names option[value=Daesh]", state="attached")


def test_everything_works_without_javascript(visit: Open) -> None:
    """Search, untick, filter, next page."""
    page = visit("/", java_script_enabled=False)
    page.get_by_label("Search the archive").fill("the")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Evening Post").click()
    assert page.get_by_role("status").inner_text().startswith("2 articles")
    page.get_by_role("link", name="Remove filter").click()
    page.get_by_label("From").fill("2016")
    page.get_by_role("button", name="Apply").click()
    assert page.get_by_role("status").inner_text().startswith("1 article ")


@pytest.mark.parametrize("path", [*PAGES, *MORE])
def test_a_narrow_screen_needs_no_sideways_scrolling(visit: Open, path: str) -> None:
    """320 pixels."""
    page = visit(path, viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(
    ("path", "scheme"), [*((path, "light") for path in (*PAGES, *MORE)), ("/?q=Daesh", "dark")]
)
def test_axe_finds_nothing_serious(visit: Open, path: str, scheme: str) -> None:
    """Contrast, names, roles, order."""
    page = visit(path, color_scheme=scheme, bypass_csp=True)
    found = Axe().run(page).response["violations"]
    serious = [one for one in found if one["impact"] in {"serious", "critical"}]
    told = [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in serious]
    assert told == []


def test_dark_is_dark(visit: Open) -> None:
    """By the reader's own preference."""
    colour = "getComputedStyle(document.documentElement).backgroundColor"
    light = visit("/", color_scheme="light").evaluate(colour)
    dark = visit("/", color_scheme="dark").evaluate(colour)
    assert light != dark


@pytest.mark.parametrize(
    "path",
    [
        "/?q=poisoned",
        "/articles/evil",
        "/articles/evil/cleaning",
        f"/?q={EVIL}",
        f"/?q=a&since={EVIL}",
    ],
)
def test_a_script_in_an_article_or_query_never_runs(visit: Open, path: str) -> None:
    """It is shown as the letters it is."""
    page = visit(path)
    page.wait_for_timeout(100)
    assert page.title() != "owned"
    assert page.locator("img[src=x]").count() == 0
