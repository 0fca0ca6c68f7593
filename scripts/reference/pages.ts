import { callsByNoun } from '#app/api/every-call.server.ts'
import { fates, personalData } from '#app/domain/leaving/personal-data.ts'
import { badgeEntry, badgeKeys, type BadgeEntry } from '#app/registry/badges.ts'
import { earningRules, type Amount, type RuleCaps } from '#app/registry/earning-rules.ts'
import { events } from '#app/registry/events.ts'
import { jobs } from '#app/registry/jobs.ts'
import { limits } from '#app/registry/limits.ts'
import { permissions, roles } from '#app/registry/permissions.ts'
import { settings } from '#app/registry/settings/index.ts'
import type { Setting } from '#app/registry/settings/kinds.ts'
import { tiers } from '#app/registry/tiers.ts'

/** File name → text of every page of `docs/reference/`. */
export function referencePages(): Record<string, string> {
  return {
    'settings.md': page(
      'Settings',
      'What an admin can change while the site runs: `/admin/settings` or `npx dangol setting set KEY VALUE`.',
      table(
        ['key', 'default', 'bounds', 'what it does', 'source'],
        Object.entries(settings).map(([key, entry]: [string, Setting]) => [
          code(key),
          code(standardOf(entry)),
          boundsOf(entry),
          entry.about,
          entry.source ?? '',
        ]),
      ),
    ),
    'permissions.md': page(
      'Permissions',
      'Roles add up. `own`: only on what the member owns; a number: from that trust level on; empty: never.',
      table(
        ['permission', 'what it is', ...roles],
        Object.entries(permissions).map(([key, row]) => [
          code(key),
          row.about,
          ...roles.map((role) => String(row[role])),
        ]),
      ),
    ),
    'personal-data.md': page(
      'Personal data',
      `Every table that holds something of a member, and what becomes of it when the member leaves. A row is ${Object.values(fates).join('; or ')}.`,
      table(
        ['table', 'holds', 'when the member leaves', 'why', 'kept otherwise'],
        Object.entries(personalData).map(([name, { holds, columns, because = '', period = '' }]) => [
          code(name),
          holds,
          Object.entries(columns)
            .map(([column, fate]) => `${code(column)} ${fate}`)
            .join(', '),
          because,
          period,
        ]),
      ),
    ),
    'events.md': page(
      'Events',
      'Everything that can happen. Public events are the topics of webhooks.',
      table(
        ['event', 'public', 'what happened', 'fields'],
        Object.entries(events).map(([key, event]) => [
          code(key),
          event.public ? 'yes' : '',
          event.about,
          Object.keys(event.fields).map(code).join(' '),
        ]),
      ),
    ),
    'points.md': page(
      'Points and reputation',
      'What is awarded for which event: version 1 of each rule. Amounts and caps that name a setting follow it; an admin makes further versions at `/admin/rules`. Each award keeps the amount and the version of its day.',
      `${earning()}\n## Tiers\n\n${table(
        ['tier', 'from score'],
        tiers.map(({ key, bar }) => [key, amount(bar ?? 0)]),
      )}\n## Badges\n\n${table(
        ['badge', 'class', 'needs', 'given'],
        badgeKeys.map((key) => badgeRow(key, badgeEntry(key))),
      )}`,
    ),
    'jobs.md': page(
      'Jobs',
      'Work that may wait or fail. A failed job is tried again after 10 s, 20 s, 40 s and so on; after the last try it is dead and listed in `/admin/jobs` and by `npx dangol jobs list`.',
      table(
        ['job', 'what it does', 'tries', 'interval'],
        Object.entries(jobs).map(([key, job]) => [
          code(key),
          job.about,
          String(job.maxAttempts),
          'everyMinutes' in job ? `every ${job.everyMinutes} minutes` : '',
        ]),
      ),
    ),
    'api.md': page(
      'Calls of the API',
      'All below `/api/v1`. What each takes and answers is in the OpenAPI 3.1 document at `/api/v1/openapi.json`; how to begin is in [the guide](../api.md). Without a scope a call needs no token.',
      Object.entries(callsByNoun)
        .map(
          ([noun, calls]) =>
            `## ${noun}\n\n${table(
              ['call', 'scope', 'what it does'],
              calls.map(({ method, path, scope, about }) => [code(`${method} ${path}`), scope ?? '', about]),
            )}`,
        )
        .join('\n'),
      'app/web/api',
    ),
    'limits.md': page(
      'Limits',
      'How often an act is allowed, by class: `new` is trust level 0 and visitors, `regular` 1, `power` 2 and more, `staff` every member with a role. Beyond it: 429 with `Retry-After`.',
      table(
        ['act', 'new', 'regular', 'power', 'staff'],
        Object.entries(limits).map(([act, row]) => [
          act,
          ...(['new', 'regular', 'power', 'staff'] as const).map((standing) =>
            row[standing].map(({ points, seconds }) => `${points} in ${span(seconds)}`).join(', '),
          ),
        ]),
      ),
    ),
  }
}

function amount(of: Amount): string {
  return typeof of === 'number' ? String(of) : `${String(settings[of].default)} (${code(of)})`
}

function earning(): string {
  const caps = ({ day, perPost, pair, pairTimes, times, lifetime }: RuleCaps): string =>
    [
      day === 'counted' ? 'in the daily cap' : 'outside the daily cap',
      ...(perPost ? ['limit per post'] : []),
      ...(pair === null ? [] : [`pair: ${amount(pair.perDay)} a day, ${amount(pair.per30Days)} in 30 days`]),
      ...(pairTimes === undefined
        ? []
        : [`pair: ${amount(pairTimes.perDay)} times a day, ${amount(pairTimes.inAll)} in all`]),
      ...(times === undefined ? [] : [`member: ${amount(times.perDay)} times a day, ${amount(times.inAll)} in all`]),
      ...(lifetime === null ? [] : [`${amount(lifetime)} in all`]),
    ].join('; ')
  const rows = Object.entries(earningRules).map(([name, rule]) => [
    code(name),
    code(rule.on),
    code(rule.to),
    code(rule.giver),
    amount(rule.reputation),
    amount(rule.points),
    caps(rule.caps),
    `${rule.once === 'subject' ? 'once per post or story' : 'per event'}${'proof' in rule ? '; held without proof' : ''}`,
  ])
  return table(['rule', 'event', 'receiver', 'giver', 'reputation', 'points', 'caps', 'how often'], rows)
}

function page(title: string, lede: string, body: string, from = 'app/registry'): string {
  return `# ${title}\n\n<!-- Made by scripts/generate-reference.ts from ${from}. Change it there. -->\n\n${lede}\n\n${body}`
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`
  return `${line(head)}${line(head.map(() => '---'))}${rows.map(line).join('')}`
}

function code(text: string): string {
  return text === '' ? '' : `\`${text}\``
}

/** A longer list is a file of its own. */
const MOST_SHOWN = 30

function standardOf(entry: Setting): string {
  if (!Array.isArray(entry.default)) return String(entry.default)
  return entry.default.length > MOST_SHOWN ? `${entry.default.length} lines` : entry.default.join(', ')
}

function boundsOf(entry: Setting): string {
  if (entry.kind === 'integer') return `${entry.min} to ${entry.max} ${entry.unit}`
  if (entry.kind === 'choice') return entry.options.join(', ')
  if (entry.kind === 'secret') return `${entry.minLength} to ${entry.maxLength} characters, or none`
  if (entry.kind === 'text') return `up to ${entry.maxLength} characters`
  return entry.kind === 'list' ? `up to ${entry.maxItems} items` : 'on or off'
}

function span(seconds: number): string {
  if (seconds % 86_400 === 0) return seconds === 86_400 ? 'a day' : `${seconds / 86_400} days`
  if (seconds % 3_600 === 0) return seconds === 3_600 ? 'an hour' : `${seconds / 3_600} hours`
  if (seconds % 60 === 0) return seconds === 60 ? 'a minute' : `${seconds / 60} minutes`
  return `${seconds} s`
}

function badgeRow(key: string, { level, needs, counted, perTag }: BadgeEntry): string[] {
  const needed = Object.entries(needs)
    .map(([metric, from]) => `${code(metric)} ${from}`)
    .join(' and ')
  return [key, level, needed, perTag === true ? 'once for each tag' : counted === true ? 'for each multiple' : 'once']
}
