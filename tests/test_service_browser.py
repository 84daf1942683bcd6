"""The pages in a real browser: Chromium of the system, driven by Playwright."""

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page, Route, expect, sync_playwright
from werkzeug.serving import make_server

from index.archive import Archive
from index.model import Entity, Form, RawDocument, Status
from service.keys import KeyFile

from .serving import service

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PAGES = (
    *("/", "/?q=Daesh", "/?q=nowherefound", "/?q=mayor&since=soon", "/help", "/docs"),
    *("/articles/bridge?mark=islamic-state&q=Daesh+mayor", "/articles/bridge/cleaning"),
    "/articles/none",
    *("/entities/islamic-state", "/entities/islamic-state/edit", "/entities/ypg/about"),
    *("/entities/islamic-state/edit?form=ISIL", "/names?q=islamic", "/names/new"),
    *("/names/proposed", "/names/changes", "/names/changes/1"),
    *("/?q=lighthouse&source=" + "s" * 70, "/articles/endless", "/articles/endless/cleaning"),
)
EVIL = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
EVIL_URL = "javascript:document.title='owned'"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
Open = Callable[..., Page]
PATIENCE = 60_000  # milliseconds: a busy machine takes its time
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the archive is."""
    return tmp_path_factory.mktemp("archive")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """Where the service runs."""
    with service(folder) as app:
        fill(app.extensions["pressmark.archive"].get())
        server = make_server("127.0.0.1", 0, app, threaded=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
        server.server_close()


def fill(archive: Archive) -> None:
    """Add a proposal, a change, and an article and a name that try to run a script."""
    evil = RawDocument(
        f"Poisoned well {EVIL}\n\n{EVIL}",
        markup=False,
        origin="evil",
        id="evil",
        title=f"Poisoned {EVIL}",
        source=EVIL,
        author=EVIL,
        url=EVIL_URL,
        clean=False,
    )
    defined = RawDocument(
        "The Office for Harbour Safety (OHS) closed the quay. The OHS gave no reason.",
        markup=False,
        origin="quay",
        id="quay",
        clean=False,
    )
    arabic = RawDocument(
        "افتتح الجسر القديم صباح الثلاثاء.",
        markup=False,
        origin="jisr",
        id="jisr",
        title="افتتاح الجسر",
        language="ar",
        clean=False,
    )
    endless = RawDocument(  # as addresses are, which stand where titles and sources should
        "The lighthouse is at " + "z" * 400 + ".",
        markup=False,
        origin="endless",
        id="endless",
        title="t" * 300,
        source="s" * 70,
        author="a" * 150,
        clean=False,
    )
    assert not any(added.problem for added in archive.add([evil, defined, arabic, endless]))
    archive.suggestions.find()
    forms = (Form("Poisoned well"), Form("Bad well", status=Status.BLOCKED), Form(EVIL))
    archive.names.put("well", Entity("well", f"Well {EVIL}", "place", forms))


@pytest.fixture(scope="module")
def key(folder: Path) -> str:
    """A key that may write."""
    return KeyFile(folder).create("desk", ("write",))


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
        context.set_default_timeout(PATIENCE)
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
    expect(page.get_by_role("status")).to_contain_text("2 articles")
    page.locator(".receipt summary").first.click()
    page.get_by_role("link", name="Leave out ISIS").click()
    expect(page.get_by_role("status")).to_contain_text("1 article ")
    page.get_by_role("link", name="Search again for ISIS").click()
    expect(page.get_by_role("status")).to_contain_text("2 articles")
    page.get_by_role("link", name="Daesh gives up the bridge").click()
    expect(page.locator("article mark[title]")).to_have_count(3)
    page.get_by_text("Why these names are marked").press("Enter")  # no hovering is needed
    expect(page.get_by_text("Daesh 2 times, a name of Islamic State")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Search the archive")).to_have_value("Daesh")


def test_the_keyboard_is_enough(visit: Open) -> None:
    """The box has the focus, Enter searches, Tab reaches the content, a slash comes back."""
    page = visit("/")
    page.wait_for_function("document.activeElement.id === 'q'")  # which may follow the load
    page.keyboard.type("mayor")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=mayor")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("Daesh")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=Daesh")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.receipt summary')"):
            page.keyboard.press("Enter")
        if page.evaluate("document.activeElement.closest('a')?.textContent.includes('out ISIS')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**not_form=islamic-state%2Fisis")
    expect(page.get_by_role("status")).to_contain_text("1 article ")


@pytest.mark.parametrize(
    ("path", "way"), [("/articles/bridge", "About this article"), ("/?q=bridge", "Filters")]
)
def test_the_keyboard_need_not_walk_through_all_to_what_stands_beside_it(
    visit: Open, path: str, way: str
) -> None:
    """A long article has a thousand paragraphs to stop at. Eyes do not see the way to it."""
    page = visit(path, viewport={"width": 1200, "height": 800})
    link = page.get_by_role("link", name=way)
    assert (link.bounding_box() or {"x": 0})["x"] < 0
    while not page.evaluate("document.activeElement.closest('main')"):
        page.keyboard.press("Tab")
    for _ in range(9):
        if page.evaluate("document.activeElement.textContent") == way:
            break
        page.keyboard.press("Tab")
    assert (link.bounding_box() or {"x": 0})["x"] > 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('aside') !== null")


def test_typing_offers_names(visit: Open) -> None:
    """As a list to walk with the arrow keys, through the optional script."""
    page = visit("/")
    box = page.get_by_label("Search the archive")
    box.press_sequentially("Daes", delay=30)
    page.get_by_role("option").first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    box.press_sequentially("h", delay=30)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    assert chosen.get_attribute("id") == box.get_attribute("aria-activedescendant")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=Daesh")
    expect(page.get_by_role("status")).to_contain_text("2 articles")
    box.fill("")
    box.press_sequentially("Market ope", delay=30)
    page.get_by_role("option", name="read the article").click()
    page.wait_for_url("**/articles/market")


def test_offers_that_come_after_escape_stay_away(visit: Open) -> None:
    """They were asked for before it."""
    page = visit("/")
    box, held = page.get_by_label("Search the archive"), list[Route]()
    box.press_sequentially("Dae", delay=30)
    page.get_by_role("option").first.wait_for()
    page.route("**/suggest?q=Daes", lambda route: held.append(route))
    with page.expect_request("**/suggest?q=Daes"):
        box.press_sequentially("s", delay=30)
    page.keyboard.press("Escape")
    with page.expect_response("**/suggest?q=Daes") as answered:
        held[0].continue_()
    answered.value.finished()
    page.wait_for_timeout(50)  # for the script to have read it
    assert page.get_by_role("option").count() == 0
    assert box.input_value() == "Daes"


def test_everything_works_without_javascript(visit: Open) -> None:
    """Search, untick, filter, next page."""
    page = visit("/", java_script_enabled=False)
    page.get_by_label("Search the archive").fill("the")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Evening Post").click()
    expect(page.get_by_role("status")).to_contain_text("2 articles")
    page.get_by_role("link", name="Remove filter").click()
    page.goto(f"{page.url}&limit=1")
    page.get_by_role("link", name="Next page").click()
    expect(page.locator("ol.hits")).to_have_attribute("start", "2")
    page.get_by_role("link", name="First page").click()
    page.get_by_label("From").fill("2016")
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("status")).to_contain_text("1 article ")


def test_names_are_changed_without_javascript(visit: Open, key: str) -> None:
    """Add one, preview, save, find it, see why it is left out once blocked, undo."""
    page = visit("/entities/islamic-state", java_script_enabled=False)
    page.get_by_role("link", name="Change its names").click()
    page.get_by_label("One to a line").fill("the old bridge people\nold bridge")
    page.get_by_label("in any letters, capital").check()
    page.get_by_label("Key", exact=True).fill("not this one")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("alert")).to_contain_text("not one of this archive")
    assert page.get_by_label("One to a line").input_value().endswith("old bridge")
    page.get_by_label("Key", exact=True).fill(key)
    page.get_by_role("button", name="Preview").click()
    expect(page.locator("blockquote mark").first).to_have_text("old bridge")
    assert key not in page.content()
    page.get_by_label("Key", exact=True).fill(key)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("in force for every search")
    page.get_by_role("link", name="It can be undone").click()
    page.get_by_role("link", name="see or undo").first.click()
    page.get_by_label("Key", exact=True).fill(key)
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("link", name="Change its names").click()
    expect(page.get_by_label("One to a line")).to_have_count(1)
    assert page.get_by_role("link", name="Change old bridge").count() == 0


def test_proposals_wait_for_a_choice(visit: Open, key: str) -> None:
    """Enter in the key's field decides nothing by itself."""
    page = visit("/names/proposed")
    page.get_by_label("Key", exact=True).fill(key)
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    assert page.get_by_role("alert").count() == 0
    page.get_by_role("group", name="OHS").get_by_label("Reject").check()
    page.get_by_role("button", name="Decide").click()
    expect(page.get_by_role("status")).to_contain_text("1 decided")


def test_what_was_left_out_is_told_on_opening(visit: Open) -> None:
    """With the reason, and by the keyboard too."""
    page = visit("/?q=Poisoned+well")
    reason = page.get_by_text("Left out: Bad well. Refused")
    assert not reason.is_visible()
    page.locator(".receipt summary").first.focus()
    page.keyboard.press("Enter")
    expect(reason).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_for_everybody(visit: Open, path: str) -> None:
    """Nothing scrolls sideways, at 320 and 1000 pixels, and at 640 in letters of twice the size;
    axe finds nothing in light nor in dark: contrast, names, roles, order, size."""
    page = visit(path, viewport={"width": 640, "height": 640}, bypass_csp=True)
    enlarged = page.add_style_tag(content="html { font-size: 200% !important }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    enlarged.evaluate("style => style.remove()")
    for width in (1000, 320):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert barriers(page) == [], scheme


def barriers(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds, however slight, targets too small for a thumb too: the rule, and where."""
    options = {"rules": {"target-size": {"enabled": True}}}
    found = Axe().run(page, options=options).response["violations"]
    return [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found]


def test_a_preview_is_for_everybody(visit: Open, key: str) -> None:
    """The page that only a posted form shows, and the form that comes back."""
    narrow = {"width": 320, "height": 640}
    page = visit("/entities/islamic-state/edit", viewport=narrow, bypass_csp=True)
    for given, wanted in (("wrong", "alert"), (key, "status")):
        page.get_by_label("One to a line").fill("old bridge")
        page.get_by_label("in any letters, capital").check()
        page.get_by_label("Key", exact=True).fill(given)
        page.get_by_role("button", name="Preview").click()
        expect(page.get_by_role(wanted)).to_have_count(1)  # type: ignore[arg-type]
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert barriers(page) == []


def test_on_a_phone_a_name_takes_one_line(visit: Open) -> None:
    """Or whoever searches for names of many names sees no article; what was unticked stays open."""
    phone = {"width": 360, "height": 780}
    page = visit("/?q=Daesh+or+Raqqa+or+Syria", viewport=phone)
    receipts = page.locator(".receipt")
    receipts.locator("summary .small").evaluate_all(
        "all => all.map(o => o.append('IS '.repeat(99)))"
    )
    assert receipts.count() == 3
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert receipts.evaluate_all("all => Math.max(...all.map(one => one.offsetHeight))") < 48
    first = page.locator(".hits h2").first.bounding_box()
    assert first
    assert first["y"] < 0.7 * phone["height"]
    without = visit("/?q=Daesh&not_form=islamic-state/isis", viewport=phone)
    expect(without.get_by_role("link", name="Search again for ISIS")).to_be_visible()


def test_the_sign_of_a_paragraph_takes_no_line_of_its_own(visit: Open) -> None:
    """It is seen only when pointed at, so a line with nothing else would be a gap."""
    page = visit("/articles/bridge")
    gaps = """width => {
        const heights = () => [...document.querySelectorAll('.reading p')].map(p => p.clientHeight);
        document.querySelector('.reading').style.width = `${width}px`;
        const shown = heights();
        document.querySelectorAll('.anchor').forEach(anchor => anchor.hidden = true);
        const without = heights();
        document.querySelectorAll('.anchor').forEach(anchor => anchor.hidden = false);
        return shown.filter((height, n) => height !== without[n]).length;
    }"""
    assert [page.evaluate(gaps, width) for width in range(200, 640, 8)] == [0] * 55


def test_dark_is_dark(visit: Open) -> None:
    """By the reader's own preference."""
    colour = "getComputedStyle(document.documentElement).backgroundColor"
    light = visit("/", color_scheme="light").evaluate(colour)
    dark = visit("/", color_scheme="dark").evaluate(colour)
    assert light != dark


def test_marked_words_can_be_read_in_colours_that_the_reader_forces(visit: Open) -> None:
    """Those of every kind have the background that goes with the colour of marks."""
    page = visit("/?q=bridges", forced_colors="active", color_scheme="dark")
    kinds = "[...document.querySelectorAll('mark')].map(m => [m.className, {}])"
    shown = dict(page.evaluate(kinds.format("getComputedStyle(m).backgroundColor")))
    assert "stem" in shown
    assert not any("rgba" in colour for colour in shown.values())  # none is transparent


def test_paper_is_white_and_has_the_text_alone(visit: Open) -> None:
    """Whatever the screen looks like."""
    page = visit("/articles/bridge", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    colours = "['backgroundColor', 'color'].map(c => getComputedStyle(document.documentElement)[c])"
    assert page.evaluate(colours) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    assert not page.get_by_role("banner").is_visible()
    assert page.get_by_text("left the old bridge on Tuesday").is_visible()


def test_text_runs_in_the_direction_of_its_script(visit: Open) -> None:
    """Arabic from the right, with its full stop at the left; what is around it from the left."""

    def directions(path: str, *places: str) -> list[object]:
        page = visit(path)
        return [
            page.locator(place).first.evaluate("each => getComputedStyle(each).direction")
            for place in places
        ]

    hit = ("main .hits h2", ".passage", ".results > p")
    assert directions("/?q=الجسر", *hit) == ["rtl", "rtl", "ltr"]
    assert directions("/?q=bridge", *hit) == ["ltr", "ltr", "ltr"]
    assert directions("/articles/jisr", "main h1", "#n1", "aside h2") == ["rtl", "rtl", "ltr"]
    assert directions("/articles/jisr/cleaning", ".lines td:last-child") == ["rtl"]


@pytest.mark.parametrize(
    "path",
    [
        "/?q=poisoned",
        "/articles/evil",
        "/articles/evil/cleaning",
        "/entities/well",
        "/entities/well/edit",
        "/names?q=well",
        "/names/changes",
        f"/?q={EVIL}",
        f"/?q=a&since={EVIL}",
    ],
)
def test_a_script_in_an_article_or_query_never_runs(visit: Open, path: str) -> None:
    """It is shown as the letters it is."""
    page = visit(path)
    page.wait_for_timeout(50)
    assert page.title() != "owned"
    assert page.locator("img[src=x]").count() == 0
    assert page.locator("[href^='javascript:']").count() == 0


def test_the_script_that_is_shown_reads_every_hit_from_a_page_of_another_site(
    browser: Browser, tmp_path: Path
) -> None:
    """One that the settings name; another one is told nothing."""
    api = (Path(__file__).parent.parent / "docs" / "api.md").read_text(encoding="utf-8")
    (script,) = re.findall(r"^```js\n(.+?)^```", api, re.MULTILINE | re.DOTALL)

    def blank(_: object, start: Callable[..., object]) -> list[bytes]:
        start("200 OK", [("Content-Type", "text/html")])
        return [b"<!doctype html><title>Desk</title>"]

    site = make_server("127.0.0.1", 0, blank)
    named = f"http://127.0.0.1:{site.server_port}"
    with service(tmp_path, PRESSMARK_CORS_ORIGINS=named) as app:
        server = make_server("127.0.0.1", 0, app, threaded=True)
        threads = [threading.Thread(target=each.serve_forever) for each in (site, server)]
        for thread in threads:
            thread.start()
        page = browser.new_page()
        try:
            here = script.replace(":8080", f":{server.server_port}").replace(
                "limit: 50", "limit: 1"
            )
            said: list[str] = []
            page.on("console", lambda message: said.append(message.text))
            page.goto(named)
            page.evaluate(f"(async () => {{ {here} }})()")
            assert [line.split(" ", 1)[1] for line in said] == [
                "The Gazette Daesh gives up the bridge",
                "Evening Post Market opens again",
            ]
            wrong = here.replace("limit: 1", "limit: 1000")
            with pytest.raises(Error, match="A parameter cannot be used: limit"):
                page.evaluate(f"(async () => {{ {wrong} }})()")
            page.goto(named.replace("127.0.0.1", "localhost"))
            with pytest.raises(Error, match="Failed to fetch"):
                page.evaluate(f"(async () => {{ {here} }})()")
        finally:
            page.close()
            for each, thread in zip((site, server), threads, strict=True):
                each.shutdown()
                thread.join()
                each.server_close()
