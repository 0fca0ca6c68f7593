import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import type { CaseStatus } from '#app/domain/cases/case.ts'
import type { CaseFilter } from '#app/domain/cases/filters/filter.ts'
import { constant } from '#db/constant.ts'
import { endOfToday } from './end-of-today.ts'
import { isOpenCase, isRunningCase, listed } from './order.ts'

/** Cases that the filter leaves, without columns. Dismissed cases are only among closed ones. */
export function narrowedCases(ctx: Ctx, filter: CaseFilter) {
  const { status, severity, category, source, due, product, tag, tier, days, followed } = filter
  const now = ctx.now()
  return assigned(ctx, filter)
    .where('case.merged_into_id', 'is', null)
    .$if(status === 'open', (q) => q.where(isOpenCase))
    .$if(Boolean(status) && status !== 'open', (q) => q.where('case.status', '=', constant(status as CaseStatus)))
    .$if(status !== 'closed', (q) => q.where(listed))
    .$if(Boolean(severity), (q) => q.where('case.severity', '=', severity ?? 'P1'))
    .$if(Boolean(category), (q) => q.where('case.category', '=', category ?? 'other'))
    .$if(Boolean(source), (q) => q.where('case.source', '=', source ?? 'agent'))
    .$if(Boolean(tier), (q) => q.where('case.tier', '=', tier ?? ''))
    .$if(Boolean(days), (q) => q.where('case.opened_at', '<=', plus(now, { days: -(days ?? 0) })))
    .$if(followed === true, (q) =>
      q.where('case.id', 'in', (eb) =>
        eb
          .selectFrom('case_follow')
          .select('case_id')
          .where('member_id', '=', ctx.actor.memberId ?? ''),
      ),
    )
    .$if(Boolean(product), (q) =>
      q.where((eb) =>
        eb(
          eb.fn.coalesce(
            'case.product_id',
            eb.selectFrom('thread').select('thread.product_id').whereRef('thread.id', '=', 'case.thread_id'),
          ),
          'in',
          eb
            .selectFrom('product')
            .select('product.id')
            .where('product.slug', '=', product ?? ''),
        ),
      ),
    )
    .$if(Boolean(tag), (q) =>
      q.where('case.thread_id', 'in', (eb) =>
        eb
          .selectFrom('thread_tag')
          .innerJoin('tag', 'tag.id', 'thread_tag.tag_id')
          .select('thread_tag.thread_id')
          .where('tag.name', '=', tag ?? ''),
      ),
    )
    .$if(Boolean(due), (q) =>
      q
        .where(isRunningCase)
        .where((eb) =>
          due === 'overdue' ? eb('case.next_late_at', '<', now) : eb('case.next_due_at', '<', endOfToday(ctx)),
        ),
    )
}

function assigned(ctx: Ctx, { assignee }: CaseFilter) {
  const cases = ctx.read.selectFrom('case')
  if (!assignee || assignee === 'all') return cases
  if (assignee === 'none') return cases.where('case.assignee_id', 'is', null)
  if (assignee === 'me') return cases.where('case.assignee_id', '=', ctx.actor.memberId ?? '')
  if (assignee === 'away')
    return cases.where('case.assignee_id', 'in', (eb) =>
      eb
        .selectFrom('absence')
        .select('absence.member_id')
        .where('absence.starts_at', '<=', ctx.now())
        .where((away) => away.or([away('absence.ends_at', '>', ctx.now()), away('absence.ends_at', 'is', null)])),
    )
  return cases.where('case.assignee_id', 'in', (eb) =>
    eb.selectFrom('member').select('member.id').where('member.handle', '=', assignee),
  )
}
