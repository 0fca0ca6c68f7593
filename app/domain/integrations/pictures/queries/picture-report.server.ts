import { pictureProblems, type PictureReport } from '#app/domain/integrations/pictures/picture-problem.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** What became of the pictures of imported posts. */
export async function pictureReport(db: Db): Promise<PictureReport> {
  const rows = await db
    .selectFrom('imported_picture')
    .select((eb) => ['problem', eb.fn.countAll<number>().as('count')])
    .groupBy('problem')
    .execute()
  const count = (problem: string | null): number => Number(rows.find((row) => row.problem === problem)?.count ?? 0)
  return {
    fetched: count(null),
    problems: Object.fromEntries(
      pictureProblems.map((problem) => [problem, count(problem)]),
    ) as PictureReport['problems'],
  }
}
