"""The lesson as a learner meets it: `./parallax lab`, a real Jupyter page, headless Chromium."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request

import pytest
from conftest import HOME, PARALLAX
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

TOKEN = "parallax-test"
SCREENSHOTS = HOME / "target" / "screenshots"


def free_port():
    with contextlib.closing(socket.socket()) as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@pytest.fixture(scope="module")
def server():
    """`./parallax lab` on a free port. Notebooks are opened, never saved: the clone stays clean."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    log = open(HOME / "target" / "lab.log", "w")
    lab = subprocess.Popen(
        [PARALLAX, "lab", "--no-install", "--no-browser", f"--port={port}", "--", "--ip=127.0.0.1",
         f"--NotebookApp.token={TOKEN}", f"--ServerApp.token={TOKEN}"],
        stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
    try:
        for _ in range(240):
            if lab.poll() is not None:
                pytest.fail("parallax lab ended: " + (HOME / "target" / "lab.log").read_text())
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{address}/api?token={TOKEN}", timeout=5)
                break
            time.sleep(0.5)
        else:
            pytest.fail("parallax lab did not answer: " + (HOME / "target" / "lab.log").read_text())
        yield address
    finally:
        os.killpg(lab.pid, signal.SIGTERM)
        try:
            lab.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(lab.pid, signal.SIGKILL)
        log.close()


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    profile = tmp_path_factory.mktemp("chromium")
    for o in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
              "--disable-background-networking", "--disable-component-update", "--disable-sync",
              f"--user-data-dir={profile}", "--window-size=1280,1600"):
        options.add_argument(o)
    driver = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
    driver.set_script_timeout(60)
    yield driver
    driver.quit()


def run_all(server, browser, notebook):
    """Opens a notebook and runs it from top to bottom by the page's own menu."""
    browser.get(f"{server}/notebooks/{notebook}.ipynb?token={TOKEN}")
    wait = WebDriverWait(browser, 90)
    wait.until(lambda b: b.execute_script(
        "return !!(window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel"
        " && Jupyter.notebook.kernel.is_connected() && Jupyter.notebook._fully_loaded)"))
    browser.execute_script("Jupyter.notebook.set_autosave_interval(0); Jupyter.notebook.save_notebook ="
                           " function () { return Promise.resolve(); };")
    browser.find_element(By.LINK_TEXT, "Cell").click()
    wait.until(lambda b: b.find_element(By.ID, "run_all_cells").is_displayed())
    browser.find_element(By.ID, "run_all_cells").click()
    WebDriverWait(browser, 180, poll_frequency=1).until(lambda b: b.execute_script(
        "return !Jupyter.notebook.kernel_busy && Jupyter.notebook.get_cells().every("
        "c => c.cell_type !== 'code' || c.get_text().trim() === '' || typeof c.input_prompt_number === 'number')"))
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    return browser


@pytest.fixture(scope="module")
def page(server, browser):
    return run_all(server, browser, "04-convolution")


def shoot(browser, element, name):
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
    time.sleep(0.5)
    browser.save_screenshot(str(SCREENSHOTS / name))


def outputs(browser):
    return browser.find_elements(By.CSS_SELECTOR, ".code_cell .output_area")


def test_runs_without_an_error(page):
    errors = page.find_elements(By.CSS_SELECTOR, ".output_error, .output_stderr")
    assert [e.text for e in errors] == []


def test_shows_a_chart(page):
    charts = [s for s in page.find_elements(By.CSS_SELECTOR, ".output_svg svg") if s.size["width"] > 200]
    assert charts, "an XChart chart as SVG"
    shoot(page, charts[0], "chart.png")


def test_shows_a_passed_check_and_a_diagnosed_mistake(page):
    texts = [o.text for o in outputs(page)]
    assert any("✓" in t and "✗" not in t for t in texts), "a check that passed"
    diagnosed = [o for o in outputs(page) if "✗" in o.text and "your output" in o.text.lower()]
    assert diagnosed, "a mistake with its cause"
    shoot(page, diagnosed[0], "diagnosis.png")


def test_exercises_are_not_written_yet(page):
    assert any("not written yet" in o.text for o in outputs(page))


def test_the_picture_steps_by_keyboard(page):
    picture = page.find_element(By.CSS_SELECTOR, ".output_html .px-conv[tabindex]")
    shoot(page, picture, "picture.png")
    live = picture.find_element(By.CSS_SELECTOR, "[aria-live]")
    cells = page.execute_script("return Jupyter.notebook.ncells()")
    picture.click()
    picture.send_keys(Keys.HOME)
    first = live.text
    picture.send_keys(Keys.ARROW_RIGHT)
    second = live.text
    assert first != second, "the arrow key shows the next multiply-add"
    picture.send_keys(Keys.ARROW_LEFT)
    assert live.text == first
    picture.send_keys(Keys.SPACE)
    picture.send_keys(Keys.SPACE)
    assert page.execute_script("return Jupyter.notebook.ncells()") == cells, "Jupyter's own shortcuts stayed quiet"


def test_a_learner_writes_an_answer_and_sees_it_pass(page):
    """Fills an exercise's cell in the page, runs it, and reads its report."""
    ran = page.execute_script("""
        const cells = Jupyter.notebook.get_cells();
        const cell = cells.find(c => c.cell_type === 'code' && c.get_text().includes('Check.outputSize'));
        cell.set_text('Check.outputSize((n, k, s, m, d) -> (n + 2 * m - d * (k - 1) - 1) / s + 1)');
        cell.execute();
        window.parallaxCell = cell;
        return true;""")
    assert ran
    WebDriverWait(page, 30).until(lambda b: b.execute_script(
        "return !Jupyter.notebook.kernel_busy && typeof parallaxCell.input_prompt_number === 'number'"
        " && parallaxCell.output_area.outputs.length > 0"))
    text = page.execute_script("return parallaxCell.element[0].querySelector('.output_area').innerText"
                               " || parallaxCell.element.find('.output').text()")
    assert "✓" in text and "✗" not in text


def test_a_slider_and_a_choice_draw_again(page):
    """Runs `interact` in a cell of the page, moves its controls by keys, and reads what is shown."""
    page.execute_script("""
        const cell = Jupyter.notebook.insert_cell_at_bottom('code');
        cell.set_text('interact(slider("n", 1, 4), choice("mark", "#", "*"), (n, mark) -> mark.repeat(n))');
        cell.execute();
        return true;""")
    interact = WebDriverWait(page, 30).until(lambda b: b.find_element(By.CSS_SELECTOR, ".output .px-interact[data-ready]"))
    shown = lambda: [s.text for s in interact.find_elements(By.CSS_SELECTOR, ".px-shot") if s.is_displayed()]  # noqa: E731
    assert shown() == ["#"]
    slider = interact.find_element(By.CSS_SELECTOR, "input[type=range]")
    cells = page.execute_script("return Jupyter.notebook.ncells()")
    slider.click()
    slider.send_keys(Keys.HOME)
    slider.send_keys(Keys.ARROW_RIGHT)
    slider.send_keys(Keys.ARROW_RIGHT)
    assert shown() == ["###"]
    assert slider.get_attribute("aria-valuetext") == "3"
    interact.find_element(By.CSS_SELECTOR, "select").send_keys("*")
    assert shown() == ["***"]
    slider.send_keys("x", Keys.END)
    assert shown() == ["****"]
    assert page.execute_script("return Jupyter.notebook.ncells()") == cells, "Jupyter's own shortcuts stayed quiet"
    shoot(page, interact, "interact.png")


def test_attention_steps_by_keyboard(server, browser):
    """The last test: it leaves the convolution's page for 13-attention."""
    page = run_all(server, browser, "13-attention")
    errors = page.find_elements(By.CSS_SELECTOR, ".output_error, .output_stderr")
    assert [e.text for e in errors] == []
    picture = page.find_element(By.CSS_SELECTOR, ".output_html .px-steps[tabindex]")
    say = picture.find_element(By.CSS_SELECTOR, "[aria-live]")
    picture.click()
    picture.send_keys(Keys.HOME)
    assert say.text.startswith("query 0 asks each key")
    picture.send_keys(Keys.ARROW_RIGHT)
    assert say.text.startswith("Softmax makes weights of the scores of query 0")
    picture.send_keys(Keys.ARROW_DOWN)
    assert say.text.startswith("query 1 asks each key"), "down goes to the next query"
    picture.send_keys(Keys.END)
    assert say.text == "query 1 takes that much of each value."
    shoot(page, picture, "attention.png")
