import type { Kysely } from 'kysely'

type Tables = {
  case: { id: string; source: string; severity: string; status: string }
  case_event: { id: string; case_id: string; number: number; kind: string; data: string }
  sla_policy: {
    id: string
    severity: string
    tier: string | null
    source: string | null
    calendar_id: string
    first_response_minutes: number
    next_response_minutes: number
    resolution_minutes: number
  }
  business_calendar: { id: string; version_id: string }
}

/**
 * The erasure of a customer emptied the entries of their cases, which clocks are worked out from. What was promised is
 * taken from the policies of now, and the last move leads to the status that the case has. Decision 084.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const tables = db as Kysely<Tables>
  const emptied = await tables
    .selectFrom('case_event')
    .innerJoin('case', 'case.id', 'case_event.case_id')
    .select(['case_event.id', 'case_event.case_id', 'case_event.kind'])
    .select(['case.source', 'case.severity', 'case.status'])
    .where('case_event.kind', 'in', ['opened', 'promised', 'moved'])
    .where('case_event.data', '=', '{}')
    .orderBy('case_event.case_id')
    .orderBy('case_event.number')
    .execute()
  if (emptied.length === 0) return
  const policies = await tables
    .selectFrom('sla_policy')
    .innerJoin('business_calendar', 'business_calendar.id', 'sla_policy.calendar_id')
    .selectAll('sla_policy')
    .select('business_calendar.version_id')
    .where('tier', 'is', null)
    .where('source', 'is', null)
    .execute()
  const lastMoves = new Map(emptied.filter(({ kind }) => kind === 'moved').map(({ case_id, id }) => [case_id, id]))
  for (const { id, case_id, kind, source, severity, status } of emptied) {
    if (kind === 'moved' && lastMoves.get(case_id) !== id) continue
    const policy = policies.find((one) => one.severity === severity)
    const promise = {
      policyId: policy?.id,
      calendar: policy?.version_id,
      firstResponse: policy?.first_response_minutes,
      nextResponse: policy?.next_response_minutes,
      resolution: policy?.resolution_minutes,
    }
    const said = kind === 'moved' ? { to: status } : kind === 'opened' ? { source, severity, ...promise } : promise
    await tables
      .updateTable('case_event')
      .set({ data: JSON.stringify(said) })
      .where('id', '=', id)
      .execute()
  }
}
