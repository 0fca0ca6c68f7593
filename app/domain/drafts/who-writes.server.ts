import { authorize } from '#app/core/authorize.ts'
import type { Reading } from '#app/core/reading.ts'
import { plus } from '#app/core/time.ts'
import { places } from './place.ts'
import { writersAt } from './queries/drafts.server.ts'

/** Minutes after the last key was saved. */
const writesForMinutes = 2

/** Names of the colleagues who are writing an answer in this case. @throws forbidden for others than staff */
export async function whoWrites(
  { read, actor, now }: Pick<Reading, 'read' | 'actor' | 'now'>,
  caseId: string,
): Promise<string[]> {
  authorize(actor, 'case.work')
  return writersAt(read, {
    place: places.case(caseId),
    since: plus(now(), { minutes: -writesForMinutes }),
    except: actor.memberId ?? '',
  })
}
