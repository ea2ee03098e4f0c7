"""The page in a browser: reachable for everybody, within its policy, and at home on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from runut.tell import tell_html
from tests.tell.coverage import DOSSIER, READINGS

playwright = pytest.importorskip("playwright.sync_api", reason="the Playwright package is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[playwright.Browser]:
    with playwright.sync_playwright() as started:
        found = started.chromium.launch(executable_path=chromium, args=QUIET)
        yield found
        found.close()


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder: Path = tmp_path_factory.mktemp("dossier")
    for language in ("id", "en"):
        (folder / f"{language}.html").write_text(tell_html(DOSSIER, READINGS, language), encoding="utf-8")
    return {language: (folder / f"{language}.html").as_uri() for language in ("id", "en")}


@pytest.fixture
def address(addresses: dict[str, str]) -> str:
    return addresses["id"]


@contextmanager
def opened(
    browser: playwright.Browser, address: str, width: int = 1200, **context: object
) -> Iterator[playwright.Page]:
    made = browser.new_context(viewport={"width": width, "height": 800}, **context)
    page = made.new_page()
    page.goto(address)
    yield page
    made.close()


@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("id", "light", 1200), ("id", "dark", 360), ("en", "dark", 1200)]
)
def test_no_barrier_that_axe_finds(
    browser: playwright.Browser, addresses: dict[str, str], language: str, scheme: str, width: int
):
    # The check is injected as script, which the page's policy rightly refuses.
    with opened(browser, addresses[language], width, color_scheme=scheme, bypass_csp=True) as page:
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        found = axe.Axe().run(page, options=RULES).response["violations"]
    assert not [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found]


def test_nothing_breaks_the_policy_and_nothing_is_fetched(browser: playwright.Browser, address: str):
    page = browser.new_context().new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_timeout(200)
    assert not said
    assert asked == [address]
    assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"


def test_every_citation_leads_to_lit_words(browser: playwright.Browser, address: str):
    with opened(browser, address) as page:
        anchors = page.locator("a[href^='#l']").evaluate_all(
            "all => [...new Set(all.map(one => one.getAttribute('href')))]"
        )
        cited = [anchor for anchor in anchors if anchor.count("-") == 2 and not anchor.startswith("#lineage")]
        assert len(cited) > 12
        for anchor in cited:
            page.evaluate("anchor => { location.hash = anchor }", anchor)
            lit = page.evaluate("() => document.querySelector('mark:target')?.checkVisibility()")
            outline = page.evaluate("() => getComputedStyle(document.querySelector('mark:target')).outlineStyle")
            assert lit and outline == "solid", anchor


def test_a_click_unfolds_what_it_leads_to(browser: playwright.Browser, address: str):
    with opened(browser, address) as page:
        cited = page.locator("#disagreements a[href^='#l']").first
        assert not page.locator(f"mark{cited.get_attribute('href')}").is_visible()
        cited.click()
        assert page.locator("mark:target").is_visible()
        page.locator("mark:target ~ a.ref[href='#claim-1'], .text a.ref[href='#claim-1']").first.click()
        assert page.locator("#claim-1").is_visible()


def test_all_parts_of_broken_words_are_lit(browser: playwright.Browser, address: str):
    with opened(browser, address) as page:
        names = page.locator("mark[class]").evaluate_all("all => [...new Set(all.map(one => one.className))]")
        assert names
        for name in names:
            page.evaluate("anchor => { location.hash = anchor }", name)
            assert page.evaluate(
                """name => [...document.getElementsByClassName(name)]
                    .every(one => getComputedStyle(one).outlineStyle == 'solid')""",
                name,
            )


def test_the_keyboard_comes_to_the_skip_link_first(browser: playwright.Browser, address: str):
    with opened(browser, address) as page:
        page.keyboard.press("Tab")
        skip = page.locator(".skip")
        assert skip.evaluate("one => one === document.activeElement")
        assert skip.bounding_box()["y"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"


def test_a_line_of_the_drawing_leads_to_its_evidence(browser: playwright.Browser, address: str):
    with opened(browser, address) as page:
        edge = page.locator("svg a.edge").first
        edge.focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.querySelector('li:target blockquote, li:target .evidence') !== null")


def test_the_keyboard_comes_from_a_doubt_to_its_place(browser: playwright.Browser, address: str):
    with opened(browser, address, 360) as page:
        for number in range(page.locator(".doubts").count()):
            doubts = page.locator(".doubts").nth(number)
            link = doubts.locator("li a").first
            assert not link.is_visible()
            doubts.locator("summary").focus()
            page.keyboard.press("Enter")
            page.keyboard.press("Tab")
            assert link.evaluate("one => one === document.activeElement")
            page.keyboard.press("Enter")
            place = link.get_attribute("href")
            page.wait_for_function("place => location.hash === place", arg=place)
            assert page.locator(place).is_visible(), place


@pytest.mark.parametrize("width", [320, 360, 768])
def test_a_phone_scrolls_one_way_only(browser: playwright.Browser, address: str, width: int):
    with opened(browser, address, width) as page:
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_no_name_in_the_drawing_leaves_its_box(browser: playwright.Browser, address: str):
    with opened(browser, address) as page:
        assert page.evaluate(
            """() => [...document.querySelectorAll('svg a.node')].every(node => {
                const box = node.querySelector('rect').getBBox(), text = node.querySelector('text').getBBox();
                return text.x >= box.x && text.x + text.width <= box.x + box.width
                    && text.y >= box.y && text.y + text.height <= box.y + box.height;
            })"""
        )


def test_print_shows_what_was_folded(browser: playwright.Browser, address: str):
    with opened(browser, address) as page:
        page.emulate_media(media="print")
        for folded in ("table", ".text", ".held", ".edges"):
            assert page.locator(f"details:not([open]) {folded}").first.evaluate("one => one.checkVisibility()"), folded
        assert not page.locator(".contents").is_visible()


def test_motion_is_asked_for_before_it_is_made(browser: playwright.Browser, address: str):
    with opened(browser, address, reduced_motion="reduce") as page:
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
