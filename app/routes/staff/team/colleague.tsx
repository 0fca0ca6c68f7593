import { z } from 'zod'
import { AbsenceForm, CompetenceForm } from '#app/components/cases/team/person-forms.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { dayIn, plus } from '#app/core/time.ts'
import { colleaguePage } from '#app/domain/cases/queries/colleague.server.ts'
import { addAbsence } from '#app/domain/cases/team/add-absence.server.ts'
import { endAbsence } from '#app/domain/cases/team/end-absence.server.ts'
import { absenceShape, competenceShape } from '#app/domain/cases/team/input.ts'
import { setCompetence } from '#app/domain/cases/team/set-competence.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader, type PageArgs } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({ title: data?.person.name ?? t('work.team.title'), noindex: true }),
}

export const loader = guardedLoader('case.work', async ({ ctx, params }) => ({
  ...(await colleaguePage(ctx, params['handle'] ?? '')),
  today: dayIn(ctx.now(), ctx.setting('site.timeZone')),
}))

const done = ({ params }: PageArgs, key: 'awayAdded' | 'awayEnded' | 'competenceSaved') => ({
  to: urls.colleague(params['handle'] ?? ''),
  toast: { tone: 'good' as const, key: `work.toast.${key}` as const },
})

export const action = guardedAction('case.work', {
  away: intent({
    shape: absenceShape,
    limit: 'staffAct',
    run: async (args, input) => (
      await addAbsence(args.ctx, args.params['handle'] ?? '', input),
      done(args, 'awayAdded')
    ),
  }),
  back: intent({
    shape: z.object({ id: z.string().max(60) }),
    limit: 'staffAct',
    run: async (args, { id }) => (await endAbsence(args.ctx, id), done(args, 'awayEnded')),
  }),
  competence: intent({
    shape: competenceShape,
    limit: 'staffAct',
    run: async (args, input) => (
      await setCompetence(args.ctx, args.params['handle'] ?? '', input),
      done(args, 'competenceSaved')
    ),
  }),
})

/** When a colleague is away, and what they are given cases about. */
export default function Colleague({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { date } = useFormat()
  const { person, absences, competence, products, exposure, today } = data
  return (
    <>
      <Crumbs trail={[{ text: t('work.team.title'), href: urls.team() }]} />
      <PageTitle title={person.name} lede={t('work.colleague.lede')} />
      <Section title={t('work.absence.title')}>
        <p className="meta-text">{t('work.absence.lede')}</p>
        {absences.length > 0 && (
          <ul className="lines">
            {absences.map(({ id, startsAt, endsAt, began }) => (
              <li key={id} className="spread">
                <p>
                  {endsAt === null
                    ? t('work.absence.since', { from: date(startsAt) })
                    : t('work.absence.span', { from: date(startsAt), to: date(plus(endsAt, { ms: -1 })) })}
                </p>
                <form method="post">
                  <input type="hidden" name="intent" value="back" />
                  <input type="hidden" name="id" value={id} />
                  <OnceField />
                  <Button look="quiet" size="small">
                    {t(began ? 'work.absence.endNow' : 'work.absence.remove')}
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        )}
        <AbsenceForm today={today} result={result} />
      </Section>
      {exposure !== null && (
        <Section title={t('work.exposure.title')}>
          <p>
            {t('work.exposure.recent', {
              count: exposure.recent,
              days: t('common.span.days', { count: exposure.days }),
            })}
          </p>
          <p className="meta-text">{t('work.exposure.private')}</p>
        </Section>
      )}
      <Section title={t('work.competence.title')}>
        <p className="meta-text">{t('work.competence.lede')}</p>
        <CompetenceForm competence={competence} products={products} result={result} />
      </Section>
    </>
  )
}
