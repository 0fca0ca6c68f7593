import { parse } from 'csv-parse/sync'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { decodeCsv } from '#app/domain/accounts/customer-accounts/account-csv.ts'
import { emailShape } from '#app/domain/accounts/input.ts'
import {
  invitationResults,
  inviteMember,
  type InvitationResult,
} from '#app/domain/accounts/links/invite-member.server.ts'
import { rowKey } from './stackexchange/import-source.ts'

const mostRows = 100_000

export type InvitationReport = {
  counts: Record<InvitationResult | 'badRow', number>
  /** Lines of the file that invited no one, without what they hold: addresses are not repeated. */
  lines: { line: number; result: InvitationResult | 'badRow' }[]
}

/**
 * Invites the people of a list to claim their imported accounts. A CSV file with a header line: `handle` (as here) or `id` (of
 * the member at the former site), and `email`. The same list again sends mail only to those whose link no longer works.
 * @param input.site host name of the former site, for `id`
 * @throws forbidden; invalid when it is no such file
 */
export async function inviteMembers(ctx: Ctx, input: { bytes: Uint8Array; site: string }): Promise<InvitationReport> {
  const report: InvitationReport = {
    counts: Object.fromEntries([...invitationResults, 'badRow'].map((key) => [key, 0])) as InvitationReport['counts'],
    lines: [],
  }
  for (const [place, row] of rowsOf(input.bytes).entries()) {
    const email = emailShape.safeParse(row.email ?? '')
    const who = whoIn(row, input.site)
    const result = email.success && who !== null ? await inviteMember(ctx, { who, email: email.data }) : 'badRow'
    report.counts[result] += 1
    if (result !== 'invited' && result !== 'invitedBefore') report.lines.push({ line: place + 2, result })
  }
  return report
}

function whoIn(row: Record<string, string>, site: string): { handle: string } | { importedKey: string } | null {
  if (row.handle !== undefined && row.handle !== '') return { handle: row.handle }
  return /^\d{1,15}$/.test(row.id ?? '') ? { importedKey: rowKey(site, 'user', Number(row.id)) } : null
}

function rowsOf(bytes: Uint8Array): Record<string, string>[] {
  const text = decodeCsv(bytes)
  const problem = new DomainError('invalid', 'import.errors.invitations')
  if (text === null) throw problem
  try {
    const rows = parse<Record<string, string>>(text, {
      bom: true,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      trim: true,
      skip_empty_lines: true,
      delimiter: [',', ';', '\t'],
      to: mostRows,
    })
    if (rows.some((row) => row.email === undefined || (row.handle === undefined && row.id === undefined))) throw problem
    return rows
  } catch {
    throw problem
  }
}
