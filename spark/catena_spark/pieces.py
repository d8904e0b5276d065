"""A table that grows, as cached pieces."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

# So many rounds would have to be done again at most, if there is a folder for checkpoints.
ROUNDS_BETWEEN_CHECKPOINTS = 8


class Pieces:
    """The rows of a table so far, and those that the last round found.

    A round adds a piece. Pieces of like size are joined, so that there are few of them however many rounds there are,
    and each row is copied a few times at most.
    """

    def __init__(self, first: DataFrame) -> None:
        self._model = first
        self._rounds = 0
        self._pieces: list[tuple[int, DataFrame]] = []
        self.new = cut(first).persist()
        self._found = self.new.count()
        if self._found:
            self._pieces.append((self._found, self.new))

    @property
    def has_new(self) -> bool:
        """Whether the last round found anything."""
        return self._found > 0

    @property
    def all(self) -> DataFrame:
        """All rows."""
        return reduce(lambda one, other: one.union(other), self._frames) if self._pieces else self.new

    def add(self, rows: DataFrame) -> None:
        """Adds those of the rows that are not there yet."""
        self._rounds += 1
        before = self.new
        found = like(rows, self._model).subtract(self.all)
        is_stop = self._rounds % ROUNDS_BETWEEN_CHECKPOINTS == 0
        self.new = (stored(found) if is_stop else cut(found)).persist()
        self._found = self.new.count()
        if all(before is not frame for frame in self._frames):
            before.unpersist()
        if self.has_new:
            self._pieces.append((self._found, self.new))
            self._join()

    def release(self) -> None:
        """Gives the memory back."""
        for frame in [*self._frames, self.new]:
            frame.unpersist()

    @property
    def _frames(self) -> list[DataFrame]:
        return [frame for _, frame in self._pieces]

    def _join(self) -> None:
        while len(self._pieces) > 1 and self._pieces[-2][0] <= 2 * self._pieces[-1][0]:
            (more, older), (fewer, newer) = self._pieces[-2:]
            joined = stored(_gathered(older.union(newer))).persist()
            joined.count()
            self._pieces[-2:] = [(more + fewer, joined)]
            for frame in (older, newer):
                # The next round reads what this one found.
                if frame is not self.new:
                    frame.unpersist()


def cut(frame: DataFrame) -> DataFrame:
    """The same rows without the plan that made them. Spark still knows how to make them anew if they are lost."""
    from pyspark.sql import DataFrame as Frame

    session = frame.sparkSession
    # Rows also of what Spark holds as plain numbers.
    rows = frame._jdf.toDF().toJavaRDD()
    return Frame(session._jsparkSession.createDataFrame(rows, frame._jdf.schema()), session)


def stored(frame: DataFrame) -> DataFrame:
    """The same, from the folder for checkpoints if the session has one: then nothing has to be made anew."""
    has_folder = frame.sparkSession.sparkContext.getCheckpointDir() is not None
    return frame.checkpoint() if has_folder else cut(frame)


def like(frame: DataFrame, model: DataFrame) -> DataFrame:
    """The columns of a frame with the names and types of another's."""
    from pyspark.sql.functions import col

    named = frame.toDF(*model.columns)
    return named.select(*(col(f"`{field.name}`").cast(field.dataType).alias(field.name) for field in model.schema.fields))


def _gathered(frame: DataFrame) -> DataFrame:
    """In parts of the usual number: a union has those of all that it joins."""
    return frame.repartition(*(f"`{name}`" for name in frame.columns))
