import { z } from 'zod'
import { FilterForm } from '#app/components/forms/filter-form.tsx'
import { SettingForm } from '#app/components/forms/setting-form.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { changeSetting } from '#app/core/change-setting.server.ts'
import { listSettings } from '#app/core/list-settings.server.ts'
import { translator } from '#app/i18n/index.ts'
import { messageText } from '#app/i18n/message.ts'
import type { T, TextKey } from '#app/i18n/translate.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import type { FormReply } from '#app/web/form-result.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('settings.page.title'), noindex: true }),
}

export const loader = guardedLoader('setting.change', async ({ ctx, url }) => {
  const search = (url.searchParams.get('q') ?? '').trim().slice(0, 60)
  const t = translator(ctx.locale)
  // What has a page of its own would not fit here.
  const rows = (await listSettings(ctx)).filter(({ entry }) => !('page' in entry))
  const wanted = search.toLocaleLowerCase(ctx.locale)
  const found = rows.filter(({ key }) =>
    `${key} ${t.any(`settings.about.${key.replaceAll('.', '_')}`)}`.toLocaleLowerCase(ctx.locale).includes(wanted),
  )
  return { search, rows: found.map((row) => ({ ...row, group: row.key.split('.')[0] ?? '' })) }
})

export const action = guardedAction('setting.change', {
  change: intent({
    shape: z.object({ key: z.string().max(100), value: z.string().max(5_000).default('') }),
    async run({ ctx, url }, { key, value }) {
      await changeSetting(ctx, key, value.replaceAll('\r', ''))
      return { to: url.pathname + url.search, toast: { tone: 'good', key: 'settings.page.saved', params: { key } } }
    },
  }),
})

function refusalOf(t: T, { error, result }: FormReply): string {
  return error === null
    ? messageText(t, result.error?.['value']?.[0] ?? 'errors.invalid')
    : t.any(error.key, error.params)
}

export default function Settings({ data, result: reply }: PageProps<typeof loader, typeof action>) {
  const { search, rows } = data
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
