import { z } from 'zod'
import { settingLabel, settingName } from '#app/components/admin/setting-field.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { PastEffect } from '#app/components/moderation/past-effect.tsx'
import { Alert, Note } from '#app/components/parts/alert.tsx'
import { Button, LinkButton } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Facts } from '#app/components/parts/facts.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { settingValueText } from '#app/components/parts/setting-value.ts'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useReader } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { changeSettings } from '#app/core/change-setting.server.ts'
import { holdingSettings } from '#app/registry/settings/holding.ts'
import { holdingPreviewPage } from '#app/views/moderation/holding-preview-page.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('holding.preview.title'), noindex: true }),
}

export const loader = guardedLoader('setting.change', ({ ctx, url }) => holdingPreviewPage(ctx, url))

const valuesShape = z.record(z.string().max(100), z.string().max(100)).default({})

export const action = guardedAction('setting.change', {
  save: intent({
    shape: z.object({ values: valuesShape }),
    limit: 'staffAct',
    async run({ ctx }, { values }) {
      const texts = Object.keys(holdingSettings).flatMap((key): [string, string][] => {
        const text = values[settingName(key)]
        return text === undefined ? [] : [[key, text]]
      })
      await changeSettings(ctx, texts)
      const toast = { tone: 'good' as const, key: 'settings.page.saved', params: { count: texts.length } }
      return { to: urls.adminSettingsOf('holding'), toast }
    },
  }),
})

/** What other settings of holding would have done in the last 90 days, and the button that puts them to use. */
export default function PreviewHolding({ data, result }: PageProps<typeof loader, typeof action>) {
  const { t } = useReader()
  const { list } = useFormat()
  const { changes, problem, effect, uncounted } = data
  const [form] = useActionForm<{ values: Record<string, string> }>('save', result)
  return (
    <>
      <Crumbs
        trail={[
          { text: t('settings.page.title'), href: urls.adminSettings() },
          { text: t('settings.group.holding'), href: urls.adminSettingsOf('holding') },
        ]}
      />
      <PageTitle title={t('holding.preview.title')} lede={t('holding.preview.lede')} />
      {problem !== null && (
        <Alert tone="warn" urgent>
          {problem}
        </Alert>
      )}
      {changes.length === 0 ? (
        <EmptyState title={t('holding.preview.same')} text={t('holding.preview.sameText')}>
          <LinkButton look="primary" href={urls.adminSettingsOf('holding')}>
            {t('settings.group.holding')}
          </LinkButton>
        </EmptyState>
      ) : (
        <div className="stack loose">
          <ActionForm form={form}>
            <Facts
              facts={changes.map(({ key, from, to }) => ({
                name: t(settingLabel(key)),
                value: t('holding.preview.fromTo', {
                  from: settingValueText(t, key, from),
                  to: settingValueText(t, key, to),
                }),
              }))}
            />
            {changes.map(({ key, to }) => (
              <input key={key} type="hidden" name={`values.${settingName(key)}`} value={to} />
            ))}
            <p className="row">
              <Button look="primary" fillPhone>
                {t('holding.preview.use')}
              </Button>
              <LinkButton look="quiet" href={urls.adminSettingsOf('holding')}>
                {t('holding.preview.change')}
              </LinkButton>
            </p>
            <p className="meta-text">{t('holding.preview.useLede')}</p>
          </ActionForm>
          {uncounted.length > 0 && (
            <Note>
              {t('holding.preview.uncounted')} {list(uncounted.map((rule) => t(`holding.rule.${rule}`)))}
            </Note>
          )}
          {effect !== null && <PastEffect effect={effect} />}
        </div>
      )}
    </>
  )
}
