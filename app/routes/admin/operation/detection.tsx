import { z } from 'zod'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { askForTraining } from '#app/domain/cases/detection/own/ask-for-training.server.ts'
import { fewestLabels, type HeldFigures, type OwnVersion } from '#app/domain/cases/detection/own/own-version.ts'
import { useVersion as putToUse } from '#app/domain/cases/detection/own/use-version.server.ts'
import { ownVersions } from '#app/domain/cases/queries/own-detection.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('detection.title'), noindex: true }),
}

export const loader = guardedLoader('setting.change', ({ ctx }) => ownVersions(ctx))

export const action = guardedAction('setting.change', {
  train: intent({
    shape: z.object({}),
    run: async ({ ctx }) => {
      await askForTraining(ctx)
      return { to: urls.detection(), toast: { tone: 'good', key: 'detection.asked' } }
    },
  }),
  use: intent({
    shape: z.object({ id: z.string().max(40) }),
    run: async ({ ctx }, { id }) => {
      await putToUse(ctx, { id: id === '' ? null : id })
      return { to: urls.detection(), toast: { tone: 'good', key: 'detection.inUse' } }
    },
  }),
})

/** What the site learnt of complaints from its own staff: compared with the shipped model, put to use, taken back. */
export default function Detection({ data }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { labels, inUse, versions } = data
  return (
    <>
      <PageTitle title={t('detection.title')} lede={t('detection.lede')} />
      <form method="post" className="row">
        <input type="hidden" name="intent" value="train" />
        <OnceField />
        <p>{t('detection.labels', { count: labels, needed: fewestLabels })}</p>
        <Button>{t('detection.train')}</Button>
      </form>
      {inUse !== null && <UseButton id="" text={t('detection.back')} />}
      <Section title={t('detection.versions')}>
        {versions.length === 0 ? (
          <EmptyState title={t('detection.none')} text={t('detection.noneText')} />
        ) : (
          <ul className="lines">
            {versions.map((version) => (
              <li key={version.id}>
                <Version version={version} inUse={version.id === inUse} />
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}

function Version({ version, inUse }: { version: OwnVersion; inUse: boolean }) {
  const t = useT()
  const { percent } = useFormat()
  const rows = [
    { key: 'shipped', figures: version.shipped },
    { key: 'own', figures: version.own },
  ] as const
  const share = (name: keyof HeldFigures) => ({
    key: name,
    title: t(`detection.figure.${name}`),
    figure: true,
    cell: ({ figures }: (typeof rows)[number]) => {
      const value = figures[name]
      return value === null ? null : percent(value)
    },
  })
  return (
    <>
      <p className="row">
        <b>
          <Time at={version.trained_at} form="date" />
        </b>
        {inUse ? (
          <Label tone="good">{t('detection.used')}</Label>
        ) : (
          <UseButton id={version.id} text={t('detection.use')} />
        )}
      </p>
      <p className="meta-text">{t('detection.learnt', { labels: version.labels, held: version.held })}</p>
      <DataTable
        caption={t('detection.compared')}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'which', title: t('detection.which'), cell: ({ key }) => t(`detection.of.${key}`) },
          share('precision'),
          share('recall'),
          share('both'),
          share('doubtful'),
        ]}
      />
    </>
  )
}

function UseButton({ id, text }: { id: string; text: string }) {
  return (
    <form method="post">
      <input type="hidden" name="intent" value="use" />
      <input type="hidden" name="id" value={id} />
      <OnceField />
      <Button size="small">{text}</Button>
    </form>
  )
}
