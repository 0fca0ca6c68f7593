import { z } from 'zod'
import { settingLabel, settingName } from '#app/components/admin/setting-field.tsx'
import { SubjectForm } from '#app/components/admin/subject-form.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { changeSetting, changeSettings, parseSettings } from '#app/core/change-setting.server.ts'
import { DomainError, isDomainError, notFound } from '#app/core/errors.ts'
import { listedSettings, type SettingRow } from '#app/core/list-settings.server.ts'
import { translator } from '#app/i18n/index.ts'
import type { TextKey } from '#app/i18n/translate.ts'
import { settingEntry } from '#app/registry/settings/index.ts'
import { urls } from '#app/views/urls.ts'
import { withQuery } from '#app/views/with-query.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (data, t) => ({
    title: data
      ? t('settings.page.one', { subject: t(`settings.group.${data.subject}` as TextKey) })
      : t('settings.page.title'),
    noindex: true,
  }),
}

export const loader = guardedLoader('setting.change', async ({ ctx, params }) => {
  const subject = params['subject'] ?? ''
  const settings = (await listedSettings(ctx)).filter((row) => row.subject === subject)
  if (settings.length === 0) throw notFound()
  return { subject, settings, previewed: subject === previewedSubject }
})

/** Settings that are put to use on a page that shows first what they would have done. */
const previewedSubject = 'holding'

const valuesShape = z.record(z.string().max(100), z.string().max(5_000)).default({})
/** `was`: what the page showed; only what differs from it is meant. */
const formShape = z.object({ values: valuesShape, was: valuesShape })

export const action = guardedAction('setting.change', {
  save: intent({
    shape: formShape,
    async run({ ctx, url, params }, form) {
      const sent = changedOnes(await listedSettings(ctx), params['subject'], form)
      const before = sent.map(([key]) => JSON.stringify(ctx.setting(key as never)))
      const after = await changeSettings(ctx, sent).catch((error: unknown) => {
        throw isDomainError(error) ? byField(error as DomainError) : error
      })
      const count = after.filter((value, at) => JSON.stringify(value) !== before[at]).length
      const toast =
        count === 0
          ? { tone: 'info' as const, key: 'settings.page.nothing' }
          : { tone: 'good' as const, key: 'settings.page.saved', params: { count } }
      return { to: url.pathname, toast }
    },
  }),
  preview: intent({
    shape: formShape,
    async run({ ctx }, form) {
      const sent = changedOnes(await listedSettings(ctx), previewedSubject, form)
      try {
        parseSettings(sent)
      } catch (error) {
        throw isDomainError(error) ? byField(error as DomainError) : error
      }
      return { to: withQuery(urls.previewHolding(), Object.fromEntries(sent)) }
    },
  }),
  reset: intent({
    shape: z.object({ key: z.string().max(100) }),
    async run({ ctx, url }, { key }) {
      await changeSetting(ctx, key, defaultText(key))
      const name = translator(ctx.locale)(settingLabel(key))
      return { to: url.pathname, toast: { tone: 'good', key: 'settings.page.wasReset', params: { name } } }
    },
  }),
})

/** The settings of a subject whose text differs from what the page showed, as `changeSettings` takes them. */
function changedOnes(
  listed: readonly SettingRow[],
  subject: string | undefined,
  { values, was }: z.output<typeof formShape>,
): [string, string][] {
  return listed
    .filter((row) => row.subject === subject)
    .flatMap(({ key, entry }): [string, string][] => {
      // What is empty is left out of a form that was read; an empty secret means the one that there is.
      const name = settingName(key)
      const text = (values[name] ?? '').replaceAll('\r', '')
      const shown = entry.kind === 'secret' ? '' : (was[name] ?? '').replaceAll('\r', '')
      return text === shown ? [] : [[key, text]]
    })
}

/** The same failure, said beside the fields of the form. */
function byField(error: DomainError): DomainError {
  const fields = Object.fromEntries(
    Object.entries(error.fields).map(([key, message]) => [`values.${settingName(key)}`, message]),
  )
  return new DomainError(error.kind, error.key, { params: error.params, code: error.code, fields })
}

/** The default as a form would send it. */
function defaultText(key: string): string {
  return [settingEntry(key)?.default ?? ''].flat().join('\n')
}

export default function SettingsOfSubject({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  return (
    <>
      <Crumbs trail={[{ text: t('settings.page.title'), href: urls.adminSettings() }]} />
      <PageTitle title={t(`settings.group.${data.subject}` as TextKey)} lede={t('settings.page.lede')} />
      <SubjectForm settings={data.settings} previewed={data.previewed} result={result} />
    </>
  )
}
