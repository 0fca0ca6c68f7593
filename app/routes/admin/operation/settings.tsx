import { z } from 'zod'
import { FilterForm } from '#app/components/forms/filter-form.tsx'
import { SettingForm } from '#app/components/forms/setting-form.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { FilterChips } from '#app/components/parts/tabs.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { changeSetting } from '#app/core/change-setting.server.ts'
import { listSettings, type SettingRow } from '#app/core/list-settings.server.ts'
import { locales, translator } from '#app/i18n/index.ts'
import { messageText } from '#app/i18n/message.ts'
import type { T, TextKey } from '#app/i18n/translate.ts'
import { settingEntry } from '#app/registry/settings/index.ts'
import { withQuery } from '#app/views/with-query.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import type { FormReply } from '#app/web/form-result.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('settings.page.title'), noindex: true }),
}

const here = '/admin/settings'

export const loader = guardedLoader('setting.change', async ({ ctx, url }) => {
  const search = (url.searchParams.get('q') ?? '').trim().slice(0, 60)
  // What has a page of its own would not fit here.
  const all = (await listSettings(ctx))
    .filter(({ entry }) => !('page' in entry))
    .map((row) => ({ ...row, group: row.key.split('.')[0] ?? '', changed: differs(row) }))
  const groups = [...Map.groupBy(all, ({ group }) => group)].map(([key, rows]) => ({ key, count: rows.length }))
  const asked = url.searchParams.get('subject')
  const subject = asked === 'changed' || groups.some(({ key }) => key === asked) ? asked : null
  const rows = all.filter(
    (row) =>
      isWanted(row, search) && (subject === null || (subject === 'changed' ? row.changed : row.group === subject)),
  )
  return { search, subject, groups, changed: all.filter((row) => row.changed).length, rows }
})

/** Whether the value is another than the default. A secret counts when there is one. */
function differs({ entry, value }: SettingRow): boolean {
  return JSON.stringify(value) !== JSON.stringify(entry.default)
}

/** Found by its key and by its words in either language: an admin may know the one from the documentation. */
function isWanted({ key, group }: { key: string; group: string }, search: string): boolean {
  const name = `settings.about.${key.replaceAll('.', '_')}`
  const words = locales.map((locale) => {
    const t = translator(locale)
    return `${t.any(`settings.group.${group}`)} ${t.any(name)}`
  })
  return `${key} ${words.join(' ')}`.toLowerCase().includes(search.toLowerCase())
}

export const action = guardedAction('setting.change', {
  change: intent({
    shape: z.object({ key: z.string().max(100), value: z.string().max(5_000).default('') }),
    async run({ ctx, url }, { key, value }) {
      await changeSetting(ctx, key, value.replaceAll('\r', ''))
      return { to: url.pathname + url.search, toast: { tone: 'good', key: 'settings.page.saved', params: { key } } }
    },
  }),
  reset: intent({
    shape: z.object({ key: z.string().max(100) }),
    async run({ ctx, url }, { key }) {
      await changeSetting(ctx, key, defaultText(key))
      return { to: url.pathname + url.search, toast: { tone: 'good', key: 'settings.page.wasReset', params: { key } } }
    },
  }),
})

/** The default as a form would send it. */
function defaultText(key: string): string {
  const standard = settingEntry(key)?.default
  return Array.isArray(standard) ? standard.join('\n') : String(standard ?? '')
}

function refusalOf(t: T, { error, result }: FormReply): string {
  return error === null
    ? messageText(t, result.error?.['value']?.[0] ?? 'errors.invalid')
    : t.any(error.key, error.params)
}

export default function Settings({ data, result: reply }: PageProps<typeof loader, typeof action>) {
  const { search, subject, groups, changed, rows } = data
  const t = useT()
  const typed = reply?.result.initialValue
  return (
    <>
      <PageTitle title={t('settings.page.title')} lede={t('settings.page.lede')} />
      <FilterForm
        id="setting-search"
        label={t('settings.page.find')}
        value={search}
        submit={t('settings.page.find')}
        maxLength={60}
      />
      <FilterChips
        label={t('settings.page.subjects')}
        chips={[
          { text: t('settings.page.all'), href: withQuery(here, { q: search }), current: subject === null },
          {
            text: t('settings.page.changedOnes'),
            href: withQuery(here, { q: search, subject: 'changed' }),
            current: subject === 'changed',
            count: changed,
          },
          ...groups.map(({ key, count }) => ({
            text: t(`settings.group.${key}` as TextKey),
            href: withQuery(here, { q: search, subject: key }),
            current: subject === key,
            count,
          })),
        ]}
      />
      {rows.length === 0 && <EmptyState title={t('settings.page.emptyTitle')} text={t('settings.page.emptyText')} />}
      {[...Map.groupBy(rows, (row) => row.group)].map(([group, settings]) => (
        <Section key={group} title={t(`settings.group.${group}` as TextKey)}>
          <div className="stack loose">
            {settings.map((setting) => {
              const refused = reply?.result.status === 'error' && typed?.['key'] === setting.key
              return (
                <SettingForm
                  key={`${setting.key} ${String(setting.value)}`}
                  setting={setting}
                  typed={refused ? String(typed?.['value'] ?? '') : null}
                  refusal={refused ? refusalOf(t, reply) : null}
                />
              )
            })}
          </div>
        </Section>
      ))}
    </>
  )
}
