import { settingLabel, settingName } from '#app/components/admin/setting-field.tsx'
import { FilterForm } from '#app/components/forms/filter-form.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { FilterChips } from '#app/components/parts/tabs.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { listedSettings, type SettingRow } from '#app/core/list-settings.server.ts'
import { locales, translator } from '#app/i18n/index.ts'
import type { TextKey } from '#app/i18n/translate.ts'
import { urls } from '#app/views/urls.ts'
import { withQuery } from '#app/views/with-query.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('settings.page.title'), noindex: true }),
}

export const loader = guardedLoader('setting.change', async ({ ctx, url }) => {
  const search = (url.searchParams.get('q') ?? '').trim().slice(0, 60)
  const changedOnly = url.searchParams.get('subject') === 'changed'
  const all = await listedSettings(ctx)
  const subjects = [...Map.groupBy(all, ({ subject }) => subject)].map(([key, rows]) => ({
    key,
    count: rows.length,
    changed: rows.filter(({ changed }) => changed).length,
  }))
  const found = all.filter((row) => (!changedOnly || row.changed) && isWanted(row, search))
  return {
    search,
    changedOnly,
    subjects,
    changed: all.filter((row) => row.changed).length,
    // Without a question the subjects are the answer.
    found: search === '' && !changedOnly ? null : found.map(({ key, subject, changed }) => ({ key, subject, changed })),
  }
})

/** Found by its key and by its words in either language: an admin may know the one from the documentation. */
function isWanted({ key, subject }: Pick<SettingRow, 'key' | 'subject'>, search: string): boolean {
  const words = locales.map((locale) => {
    const t = translator(locale)
    const [name, about] = [t(settingLabel(key)), t.any(`settings.about.${settingName(key)}`)]
    return `${t.any(`settings.group.${subject}`)} ${name} ${about}`
  })
  return `${key} ${words.join(' ')}`.toLowerCase().includes(search.toLowerCase())
}

export default function Settings({ data }: PageProps<typeof loader>) {
  const { search, changedOnly, subjects, changed, found } = data
  const t = useT()
  return (
    <>
      <PageTitle title={t('settings.page.title')} lede={t('settings.page.lede')} />
      <div className="stack loose">
        <FilterForm
          id="setting-search"
          label={t('settings.page.find')}
          value={search}
          submit={t('settings.page.find')}
          maxLength={60}
        />
        <FilterChips
          label={t('settings.page.find')}
          chips={[
            { text: t('settings.page.title'), href: urls.adminSettings(), current: found === null },
            {
              text: t('settings.page.changedOnes'),
              href: withQuery(urls.adminSettings(), { subject: 'changed' }),
              current: changedOnly,
              count: changed,
            },
          ]}
        />
        {found === null ? (
          <ul className="plain setting-subjects">
            {subjects.map(({ key, count, changed: differing }) => (
              <li key={key}>
                <a href={urls.adminSettingsOf(key)}>
                  <b>{t(`settings.group.${key}` as TextKey)}</b>
                </a>{' '}
                <small className="quiet-text">
                  {[
                    t('settings.page.count', { count }),
                    differing > 0 && t('settings.page.countChanged', { count: differing }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </li>
            ))}
          </ul>
        ) : found.length === 0 ? (
          <EmptyState title={t('settings.page.emptyTitle')} text={t('settings.page.emptyText')} />
        ) : (
          <Section title={t('settings.page.found')}>
            <ul className="plain setting-subjects">
              {found.map((one) => (
                <li key={one.key}>
                  <a href={urls.adminSetting(one.key)}>{t(settingLabel(one.key))}</a>{' '}
                  <small className="quiet-text">{t(`settings.group.${one.subject}` as TextKey)}</small>{' '}
                  {one.changed && <Label tone="info">{t('settings.page.changedMark')}</Label>}
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </>
  )
}
