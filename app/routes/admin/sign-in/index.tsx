import { z } from 'zod'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { ShiftButtons } from '#app/components/forms/shift-buttons.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { checkProvider } from '#app/domain/identity/providers/check-provider.server.ts'
import { shiftProvider } from '#app/domain/identity/providers/shift-provider.server.ts'
import { identityCounts, providers } from '#app/domain/identity/queries/providers.server.ts'
import { signInPresetNames } from '#app/registry/sign-in-presets.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('identity.admin.title'), noindex: true }),
}

export const loader = guardedLoader('signIn.administer', async ({ ctx }) => {
  const counts = await identityCounts(ctx.read)
  return {
    providers: (await providers(ctx.read)).map((one) => ({ ...one, members: counts.get(one.id) ?? 0 })),
  }
})

export const action = guardedAction('signIn.administer', {
  shift: intent({
    shape: z.object({ id: z.string(), direction: z.enum(['up', 'down']) }),
    run: async ({ ctx }, input) => {
      await shiftProvider(ctx, input)
      return { to: urls.signIn() }
    },
  }),
  check: intent({
    shape: z.object({ id: z.string() }),
    limit: 'staffAct',
    run: async ({ ctx }, { id }) => {
      const { problem } = await checkProvider(ctx, { id })
      return {
        to: urls.signIn(),
        toast:
          problem === null
            ? { tone: 'good', key: 'identity.admin.checked' }
            : { tone: 'bad', key: `identity.wrong.${problem}` },
      }
    },
  }),
})

const tones = { shown: 'good', hidden: 'info', off: 'warn' } as const

export default function AdminSignIn({ data }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { number } = useFormat()
  const { providers: all } = data
  return (
    <>
      <PageTitle title={t('identity.admin.title')} lede={t('identity.admin.lede')} />
      {all.length === 0 ? (
        <EmptyState title={t('identity.admin.none')} text={t('identity.admin.noneText')} />
      ) : (
        <ol className="lines">
          {all.map((one, index) => (
            <li key={one.id}>
              <div className="spread">
                <p className="row">
                  <a href={urls.signInProvider(one.id)}>
                    <bdi>{one.name}</bdi>
                  </a>
                  <Label tone={tones[one.state]}>{t(`identity.state.${one.state}`)}</Label>
                </p>
                <div className="row">
                  {one.kind === 'oidc' && (
                    <form method="post">
                      <OnceField />
                      <input type="hidden" name="intent" value="check" />
                      <input type="hidden" name="id" value={one.id} />
                      <Button size="small" aria-label={`${t('identity.admin.check')}: ${one.name}`}>
                        {t('identity.admin.check')}
                      </Button>
                    </form>
                  )}
                  <form method="post" className="row">
                    <OnceField />
                    <ShiftButtons id={one.id} name={one.name} first={index === 0} last={index === all.length - 1} />
                  </form>
                </div>
              </div>
              <p className="meta">
                <span>{t(`identity.preset.${one.preset}`)}</span>
                <span>{t('identity.admin.members', { count: one.members, number: number(one.members) })}</span>
                {one.checkedAt !== null && (
                  <span>
                    {t('identity.admin.worked')} <Time at={one.checkedAt} />
                  </span>
                )}
              </p>
              {one.problem !== null && (
                <p className="error">
                  {t(`identity.wrong.${one.problem}`)} {one.problemAt !== null && <Time at={one.problemAt} />}
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
      <Section title={t('identity.admin.add')}>
        <ul className="lines">
          {signInPresetNames.map((preset) => (
            <li key={preset}>
              <a href={`${urls.signInProvider('new')}?preset=${preset}`}>{t(`identity.preset.${preset}`)}</a>
              <p className="meta-text">{t(`identity.presetHint.${preset}`)}</p>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
