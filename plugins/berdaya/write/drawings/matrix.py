"""A matrix: rows, columns, and what holds where they meet."""

from berdaya.model.kinds._figures import Matrix
from berdaya.write.drawings.canvas import Canvas
from berdaya.write.drawings.grid import GridRow, grid


def draw(figure: Matrix, canvas: Canvas) -> None:
    """Draw the matrix."""
    rows = [GridRow(canvas.said(row.label), [canvas.said(cell) for cell in row.cells]) for row in figure.rows]
    grid(canvas, canvas.own(""), [canvas.said(column) for column in figure.columns], rows)
