"""Every notebook, through nbclient and the installed kernelspec: as a course's own tools run it."""

import nbformat
import pytest
from conftest import HOME
from nbclient import NotebookClient
from nbconvert import HTMLExporter

NOTEBOOKS = sorted((HOME / "notebooks").glob("*.ipynb"))


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_runs_through_nbclient(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec.name == "parallax-java"
    NotebookClient(notebook, timeout=120).execute(cwd=str(path.parent))  # raises at a failing cell
    nbformat.validate(notebook)
    code = [c for c in notebook.cells if c.cell_type == "code"]
    assert all(c.execution_count for c in code)
    assert not [o for c in code for o in c.outputs if o.output_type == "error" or o.get("name") == "stderr"]
    page, _ = HTMLExporter().from_notebook_node(notebook)
    assert "✓" in page and "✗" in page
