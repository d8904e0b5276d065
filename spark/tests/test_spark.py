"""Programs on Spark in local mode.

    python -m unittest discover -s spark/tests -t spark
"""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import stat
import tempfile
import unittest
from pathlib import Path

import catena_spark
from catena_spark.__main__ import main
from catena_spark.pieces import Pieces
from tests import small


NEEDS_JAVA = unittest.skipUnless(shutil.which("java"), "java is missing: install Java 17")


@NEEDS_JAVA
class OnSpark(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.kept = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.kept.name)
        cls.spark = small.session()
        small.write(cls.spark, cls.folder)
        cls.addClassCleanup(cls.kept.cleanup)

    def run_program(self, program: dict) -> catena_spark.Answer:
        catena_spark.load(self.spark, str(self.folder))
        return catena_spark.run(self.spark, catena_spark.Program.from_json(json.dumps(program)))

    def test_tables_are_views_of_their_names(self) -> None:
        self.assertEqual(catena_spark.load(self.spark, f"{self.folder}/"), ("nodes", "edges"))
        rows = self.spark.sql("SELECT key FROM nodes ORDER BY key").collect()
        self.assertEqual([row.key for row in rows], [key for _, _, key in small.NODES])

    def test_reach_ends_on_a_circle(self) -> None:
        answer = self.run_program(small.reach("cites", 4))
        self.assertEqual(answer.rows, (("work", 1), ("work", 2), ("work", 3), ("work", 4)))
        self.assertEqual(answer.columns, ("class", "key"))
        self.assertEqual(json.loads(answer.to_json())["rows"][0], ["work", 1])

    def test_rounds_are_bounded(self) -> None:
        for most, reached in [(0, 1), (1, 2), (3, 4), (None, small.LENGTH + 1)]:
            with self.subTest(most=most):
                self.assertEqual(len(self.run_program(small.reach("next", 0, most))), reached)

    def test_what_begins_empty_stays_empty(self) -> None:
        program = small.reach("cites", 4)
        program["steps"][1]["first"]["sql"] += " WHERE false"
        self.assertEqual(len(self.run_program(program)), 0)

    def test_long_loops_keep_plans_short_and_pieces_few(self) -> None:
        pieces = Pieces(self.spark.range(1))
        for size in range(1, small.LENGTH + 1):
            pieces.add(self.spark.range(size, size + 1))
        self.assertEqual(pieces.all.count(), small.LENGTH + 1)
        self.assertLessEqual(len(pieces._pieces), 7)
        plan = pieces.new._jdf.queryExecution().analyzed().toString()
        self.assertLess(len(plan.splitlines()), 5)
        pieces.release()

    def test_nothing_is_left_behind(self) -> None:
        self.run_program(small.reach("cites", 4))
        names = {view.name for view in self.spark.catalog.listTables()}
        self.assertEqual(names & {"t1", "t2", "t2_new"}, set())
        self.assertTrue(self.spark._jsparkSession.sharedState().cacheManager().isEmpty())

    def test_errors_are_short_and_keep_the_statement(self) -> None:
        program = small.reach("cites", 4)
        program["steps"][1]["next"]["sql"] = "SELECT nothing FROM t2_new"
        with self.assertRaises(catena_spark.EngineError) as caught:
            self.run_program(program)
        self.assertIn("t2, round 1", str(caught.exception))
        self.assertEqual(len(str(caught.exception).splitlines()), 1)
        self.assertEqual(caught.exception.sql, "SELECT nothing FROM t2_new")

    def test_what_is_no_program_is_refused(self) -> None:
        wrong = small.reach("cites", 4) | {"dialect": "duckdb"}
        for text in ["", "[]", "{}", json.dumps(wrong)]:
            with self.subTest(text=text[:20]), self.assertRaises(catena_spark.CatenaError):
                catena_spark.Program.from_json(text)

    def test_what_is_no_folder_of_tables_is_refused(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            missing = [{"name": "nodes", "files": ["nodes.parquet"]}]
            wrong = ["broken", "[]", small.listed([], version=2), small.listed([], files="csv"), small.listed(missing)]
            for said in [None, *wrong]:
                if said is not None:
                    (Path(folder) / "tables.json").write_text(said)
                with self.subTest(said=said), self.assertRaises(catena_spark.CatenaError):
                    catena_spark.load(self.spark, folder)

    def catena(self, text: str, code: int = 0) -> str:
        """A program that prints what `catena` would."""
        path = self.folder / f"catena{code}"
        path.write_text(f"#!/bin/sh\ncat <<'END'\n{text}\nEND\necho 'error: so it is' >&2\nexit {code}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return str(path)

    def test_questions_are_read_by_catena(self) -> None:
        program = self.catena(json.dumps(small.reach("cites", 4)))
        answer = catena_spark.ask(self.spark, str(self.folder), "anything", catena=program)
        self.assertEqual(len(answer), 4)
        with self.assertRaises(catena_spark.CatenaError) as caught:
            catena_spark.ask(self.spark, str(self.folder), "anything", catena=self.catena("", 2))
        self.assertEqual(str(caught.exception), "error: so it is")
        with self.assertRaises(catena_spark.CatenaError):
            catena_spark.ask(self.spark, str(self.folder), "anything", catena="/nowhere/catena")


@NEEDS_JAVA
class TheCommand(unittest.TestCase):
    def test_it_prints_answers_and_errors(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            small.write(small.session(), folder)
            broken = small.reach("cites", 4)
            broken["answer"]["sql"] = "SELECT"
            plain, chain = small.reach("cites", 4), small.reach("next", 0)
            cases = [
                (plain, [], 0, '"core": "made up"'),
                (chain, ["--checkpoints", str(folder / "checkpoints")], 0, f'{small.LENGTH}\n'),
                (broken, [], 2, ""),
            ]
            for program, more, code, printed in cases:
                (folder / "program.json").write_text(json.dumps(program))
                out, err = io.StringIO(), io.StringIO()
                words = ["--tables", name, "--program", str(folder / "program.json"), "--format", "json", "--show-sql"]
                with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                    self.assertEqual(main([*words, *more]), code, err.getvalue())
                self.assertIn(printed, out.getvalue())
                self.assertIn("-- grow t2: next, ", err.getvalue())


if __name__ == "__main__":
    unittest.main()
