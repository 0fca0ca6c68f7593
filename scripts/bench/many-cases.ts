import type { Insertable } from 'kysely'
import type { Actor } from '#app/core/actor.ts'
import { plus, type Instant } from '#app/core/time.ts'
import { caseCategories, caseSeverities, caseStatuses, isOpen } from '#app/domain/cases/case.ts'
import type { Db, OpenDatabase } from '#db/dialects/dialect.ts'
import type { Database } from '#db/schema/index.ts'

type Row<Table extends keyof Database> = Insertable<Database[Table]>

const agents = 20
/** Open cases that each agent has; the other open ones wait for somebody. */
const openPerAgent = 10
const templates = 40
/** Posts that may be complaints and wait for a decision: those of the last threads, which no case is about. */
const doubtful = 60
const atOnce = 500

/** The agent who looks at the pages. */
export const benchAgent: Actor = {
  memberId: 'mem_agent0000',
  handle: 'agent0',
  name: 'Agent 0',
  roles: ['member', 'agent'],
  trustLevel: 1,
}

/** A case of that agent which is about a thread, and has everything that a page of a case can have. */
export const benchCase = (count: number): number => numberOf(Math.ceil(count * 0.9))

/**
 * Cases of two years on a site of `fillLargeSite`, written straight into the tables: a tenth of them open, twenty agents
 * with ten each; a customer for three cases; a fifth about a thread; with time lines, private messages, ratings,
 * templates, reminders, absences and doubtful posts. Everything follows from the number of the row.
 * @param threads how many threads the site has; at most as many cases are about one
 */
export async function fillManyCases({ db }: OpenDatabase, now: Instant, count: number, threads: number): Promise<void> {
  const at = { now, count, threads }
  await fillTeam(db, at)
  for (let from = 0; from < count; from += atOnce) {
    const batch = Array.from({ length: Math.min(atOnce, count - from) }, (_, i) => from + i)
    await db.transaction().execute(async (tx) => {
      await put(
        tx,
        'account',
        batch.filter((i) => i % 6 === 0).map((i) => accountOf(i, at)),
      )
      await put(
        tx,
        'member',
        batch.filter((i) => i % 3 === 0).map((i) => customerOf(i, at)),
      )
      const cases = batch.map((i) => caseOf(i, at))
      await put(tx, 'case', cases)
      await put(
        tx,
        'case_event',
        batch.flatMap((i) => eventsOf(i, caseOf(i, at))),
      )
      await put(
        tx,
        'case_message',
        batch.filter((i) => i % 5 !== 0).flatMap((i) => messagesOf(i, caseOf(i, at))),
      )
      await put(
        tx,
        'csat_response',
        batch.flatMap((i) => ratingOf(i, caseOf(i, at))),
      )
    })
  }
  await fillBeside(db, at)
}

type Place = { now: Instant; count: number; threads: number }

const idOf = (prefix: string, i: number, tail = ''): string => `${prefix}_${String(i).padStart(10, '0')}${tail}`
const agentOf = (i: number): string => `mem_agent${String(i % agents).padStart(4, '0')}`
const numberOf = (i: number): number => 1001 + i

/** Not more values in a statement than a database takes. */
async function put<Table extends keyof Database>(db: Db, table: Table, rows: readonly Row<Table>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce)
    await db
      .insertInto(table)
      .values(rows.slice(from, from + atOnce) as never)
      .execute()
}

function memberOf(id: string, handle: string, now: Instant): Row<'member'> {
  const names = { id, handle, handle_skeleton: handle, name: `Member ${handle}`, bio: '' }
  return { ...names, trust_level: 1, version: 1, joined_at: plus(now, { days: -800 }) }
}

async function fillTeam(db: Db, { now }: Place): Promise<void> {
  const all = Array.from({ length: agents }, (_, i) => i)
  await put(
    db,
    'member',
    all.map((i) => memberOf(agentOf(i), `agent${i}`, now)),
  )
  const role = { role: 'agent' as const, granted_by: null, granted_at: now }
  await put(
    db,
    'member_role',
    all.map((i) => ({ member_id: agentOf(i), ...role })),
  )
  await put(
    db,
    'competence',
    all.map((i) => ({ member_id: agentOf(i), kind: 'language', value: i % 2 ? 'ko' : 'en' })),
  )
  await put(
    db,
    'absence',
    Array.from({ length: 300 }, (_, i) => ({
      id: idOf('abs', i),
      member_id: agentOf(i),
      starts_at: plus(now, { days: 1 - i }),
      ends_at: plus(now, { days: 4 - i }),
      by_id: agentOf(i),
      created_at: plus(now, { days: -i }),
    })),
  )
}

function accountOf(i: number, { now }: Place): Row<'account'> {
  return {
    id: idOf('acc', i),
    name: `Company ${i}`,
    kind: 'company',
    plan: i % 4 === 0 ? 'pro' : 'basic',
    products: '[]',
    started_at: plus(now, { days: -(i % 2_000) - 30 }),
    renews_at: plus(now, { days: (i % 330) + 1 }),
    external_id: null,
    updated_at: null,
  }
}

function customerOf(i: number, { now }: Place): Row<'member'> {
  return { ...memberOf(idOf('mem_c', i), `customer${i}`, now), account_id: i % 6 === 0 ? idOf('acc', i) : null }
}

const bodyText = 'The bill is wrong for the third month, nobody answers, and I have written twice. '.repeat(7)

function caseOf(i: number, { now, count, threads }: Place): Row<'case'> {
  const openOnes = i >= count * 0.9
  const status = openOnes ? (caseStatuses[i % 4] ?? 'new') : i % 9 === 0 ? 'resolved' : 'closed'
  const opened = openOnes
    ? plus(now, { minutes: -((count - i) * 40) })
    : plus(now, { minutes: -Math.floor(((count - i) * 700 * 24 * 60) / count) })
  const place = i - Math.ceil(count * 0.9)
  const over = !isOpen(status)
  const running = !over && status !== 'waiting_customer'
  const thread = i % 5 === 0 && i / 5 < threads - doubtful ? i / 5 : null
  return {
    id: idOf('cas', i),
    number: numberOf(i),
    source: thread === null ? 'feedback' : 'detection',
    severity: caseSeverities[i % 3] ?? 'P3',
    category: caseCategories[i % 7] ?? 'other',
    status,
    customer_id: idOf('mem_c', i - (i % 3)),
    thread_id: thread === null ? null : idOf('thr', thread),
    post_id: thread === null ? null : idOf('pst', thread),
    product_id: i % 4 === 1 ? idOf('prd', i % 3) : null,
    product_version: null,
    reference: null,
    merged_into_id: null,
    raises: 0,
    earlier_case_id: null,
    private: thread === null ? 1 : 0,
    subject: `word${i % 50} and word${i % 7}, case number ${i}`,
    body: bodyText,
    html: `<p>${bodyText}</p>`,
    lang: i % 2 === 0 ? 'en' : 'ko',
    score: thread === null ? null : 0.8,
    reasons: JSON.stringify([{ text: 'nobody answers', start: 39, end: 53, weight: 1 }]),
    assignee_id: openOnes ? (place < agents * openPerAgent ? agentOf(place) : null) : agentOf(i),
    opened_at: opened,
    first_response_due_at: plus(opened, { days: 1 }),
    first_responded_at: over ? plus(opened, { hours: 3 }) : null,
    resolution_due_at: plus(opened, { days: 7 }),
    resolved_at: over ? plus(opened, { days: 3 }) : null,
    closed_at: status === 'closed' ? plus(opened, { days: 17 }) : null,
    paused_at: status === 'waiting_customer' ? plus(opened, { hours: 5 }) : null,
    next_response_due_at: null,
    next_due_at: running ? plus(opened, { days: 1 }) : null,
    next_late_at: running ? plus(opened, { days: 1 }) : null,
    next_clock: running ? 'firstResponse' : null,
    tier: null,
    dismissed: 0,
    updated_at: plus(opened, { hours: 5 }),
  }
}

const promise = {
  policyId: 'slp_p3',
  calendar: 'cav_standard',
  firstResponse: 540,
  nextResponse: 540,
  resolution: 3780,
}

/** The time line that the clocks of a case read. */
function eventsOf(i: number, row: Row<'case'>): Row<'case_event'>[] {
  const event = (hours: number, kind: string, data: object): Omit<Row<'case_event'>, 'number'> => ({
    id: idOf('cev', i, `_${String(hours)}`),
    case_id: row.id,
    at: plus(row.opened_at, { hours }),
    actor_id: row.assignee_id ?? null,
    kind,
    data: JSON.stringify(data),
  })
  const entries = [
    event(0, 'opened', { source: row.source, severity: row.severity, ...promise }),
    ...(i % 20 === 0
      ? [event(0.5, 'raised', { rule: 'meToos', figure: 3, from: row.severity, to: row.severity })]
      : []),
    ...(row.assignee_id == null ? [] : [event(1, 'assigned', { from: null, to: row.assignee_id, open: 3 })]),
    ...(row.status === 'new' ? [] : [event(2, 'moved', { from: 'new', to: 'acknowledged' })]),
    ...(isOpen(row.status) ? [] : [event(3, 'answered', { postId: null }), event(4, 'customer_wrote', {})]),
    ...(row.status === 'new' || row.status === 'acknowledged'
      ? []
      : [event(5, 'moved', { from: 'acknowledged', to: row.status })]),
  ]
  return entries.map((entry, at) => ({ ...entry, number: at + 1 }))
}

function messagesOf(i: number, row: Row<'case'>): Row<'case_message'>[] {
  return [3, 4].map((hours) => ({
    id: idOf('cmg', i, `_${hours}`),
    case_id: row.id,
    author_id: hours === 3 ? agentOf(i) : (row.customer_id ?? null),
    by_staff: hours === 3 ? 1 : 0,
    body: bodyText,
    html: `<p>${bodyText}</p>`,
    created_at: plus(row.opened_at, { hours }),
    via: 'page',
  }))
}

/** Every second closed case was asked about, and every fourth answered. */
function ratingOf(i: number, row: Row<'case'>): Row<'csat_response'>[] {
  if (row.resolved_at == null || i % 2 === 1) return []
  const asked = plus(row.resolved_at, { days: 1 })
  const score = i % 4 === 0 ? (i % 5) + 1 : null
  return [
    {
      case_id: row.id,
      member_id: row.customer_id ?? '',
      asked_at: asked,
      expires_at: plus(asked, { days: 14 }),
      reminded_at: null,
      score,
      answered_at: score === null ? null : plus(asked, { hours: 2 }),
      comment: i % 8 === 0 ? 'Quick, kind and clear.' : '',
      invited_at: null,
    },
  ]
}

/** What the pages show beside cases. */
async function fillBeside(db: Db, { now, count, threads }: Place): Promise<void> {
  const first = Math.ceil(count * 0.9)
  const some = Array.from({ length: Math.floor(count * 0.08) }, (_, i) => i)
  /** Open cases; each twentieth of them is of the agent who looks. */
  const caseAt = (i: number): string => idOf('cas', first + i)
  await put(
    db,
    'case_reminder',
    some.map((i) => ({
      id: idOf('crm', i),
      case_id: caseAt(i),
      member_id: agentOf(i),
      remind_at: plus(now, { hours: i < 100 ? -i : 24 * i }),
      promised: i % 2,
      reason: 'Ask the bank again',
      created_at: plus(now, { days: -2 }),
      ended_at: i < some.length / 2 ? null : now,
    })),
  )
  await put(
    db,
    'case_follow',
    some.map((i) => ({ case_id: caseAt(i), member_id: agentOf(i), since: now })),
  )
  await put(
    db,
    'case_reader',
    some.map((i) => ({ case_id: caseAt(i), member_id: agentOf(i + 1), seen_at: plus(now, { minutes: -i }) })),
  )
  await put(
    db,
    'draft',
    some.map((i) => ({
      id: idOf('dft', i),
      member_id: agentOf(i + 2),
      place: `case:${caseAt(i)}`,
      fields: '{}',
      kept: null,
      revision: 1,
      saved_at: plus(now, { minutes: -i }),
    })),
  )
  await put(
    db,
    'reply_template',
    Array.from({ length: templates }, (_, i) => ({
      id: idOf('rtp', i),
      title: `Template ${i}`,
      text_en: bodyText,
      text_ko: bodyText,
      category: i % 3 === 0 ? null : (caseCategories[i % 7] ?? null),
      set_status: null,
      set_category: null,
      remind_days: null,
      by_id: agentOf(0),
      changed_at: now,
      archived_at: null,
    })),
  )
  await put(
    db,
    'reply_template_use',
    Array.from({ length: Math.floor(count / 5) }, (_, i) => ({
      id: idOf('rtu', i),
      template_id: idOf('rtp', i % templates),
      case_id: idOf('cas', i * 5),
      by_id: agentOf(i),
      at: plus(now, { hours: -i }),
    })),
  )
  await put(
    db,
    'doubtful_post',
    Array.from({ length: Math.floor(threads / 2) }, (_, i) => ({
      post_id: idOf('pst', threads - 1 - i),
      score: 0.5,
      reasons: '[]',
      noted_at: plus(now, { hours: -i }),
      decided_at: i < doubtful ? null : now,
    })),
  )
  await put(
    db,
    'detection_label',
    Array.from({ length: Math.floor(count / 5) }, (_, i) => ({
      id: idOf('dlb', i),
      post_id: idOf('pst', i % threads),
      verdict: i % 6 === 0 ? ('not_complaint' as const) : ('complaint' as const),
      by: agentOf(i),
      at: plus(now, { minutes: -Math.floor((i * 700 * 24 * 60) / (count / 5)) }),
      score: 0.8,
    })),
  )
  await put(
    db,
    'root_cause',
    Array.from({ length: 30 }, (_, i) => ({
      id: idOf('rcs', i),
      name: `Cause ${i}`,
      note: '',
      parent_id: i % 5 === 0 ? null : idOf('rcs', i - (i % 5)),
      owner_id: agentOf(i),
      state: 'open' as const,
      round: 0,
      fixed_at: null,
      created_at: now,
      changed_at: now,
    })),
  )
  await put(
    db,
    'case_cause',
    Array.from({ length: Math.floor(count / 4) }, (_, i) => ({
      case_id: idOf('cas', i * 4),
      cause_id: idOf('rcs', i % 30),
      by_id: agentOf(i),
      at: now,
    })),
  )
}
