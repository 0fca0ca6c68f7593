import { z } from 'zod'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { SetupSteps } from '#app/components/site/setup-steps.tsx'
import { addStarterCategories } from '#app/domain/site/setup/add-starter-categories.server.ts'
import { setupFacts } from '#app/domain/site/setup/queries/setup-facts.server.ts'
import { setupList, setupStepKeys } from '#app/domain/site/setup/setup-steps.ts'
import { closeSetup, skipSetupStep } from '#app/domain/site/setup/skip-setup-step.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('site.setup.title'), noindex: true }),
}

export const loader = guardedLoader('setting.change', async ({ ctx }) => ({
  steps: setupList(await setupFacts(ctx), ctx.setting('site.setupSkipped')),
  closed: ctx.setting('site.setupClosed'),
}))

const step = z.object({ step: z.enum(setupStepKeys) })
const here = urls.setup()

export const action = guardedAction('setting.change', {
  skip: intent({
    shape: step,
    async run({ ctx }, input) {
      await skipSetupStep(ctx, { ...input, skipped: true })
      return { to: here }
    },
  }),
  putBack: intent({
    shape: step,
    async run({ ctx }, input) {
      await skipSetupStep(ctx, { ...input, skipped: false })
      return { to: here }
    },
  }),
  starterCategories: intent({
    shape: z.object({}),
    async run({ ctx }) {
      const count = await addStarterCategories(ctx)
      return { to: here, toast: { tone: 'good', key: 'site.setup.categoriesAdded', params: { count } } }
    },
  }),
  close: intent({
    shape: z.object({ closed: z.enum(['yes', 'no']) }),
    async run({ ctx }, { closed }) {
      await closeSetup(ctx, { closed: closed === 'yes' })
      return { to: closed === 'yes' ? urls.home() : here }
    },
  }),
})

/** What a new site still lacks: a list that checks itself. */
export default function Setup({ data: { steps, closed } }: PageProps<typeof loader>) {
  const t = useT()
  return (
    <>
      <PageTitle title={t('site.setup.title')} lede={t('site.setup.lede')} />
      <SetupSteps steps={steps} />
      <form method="post" className="row gap">
        <input type="hidden" name="intent" value="close" />
        <OnceField />
        <Button look="quiet" name="closed" value={closed ? 'no' : 'yes'}>
          {t(closed ? 'site.setup.reopen' : 'site.setup.close')}
        </Button>
        <span className="meta-text">{t(closed ? 'site.setup.closedHint' : 'site.setup.closeHint')}</span>
      </form>
    </>
  )
}
