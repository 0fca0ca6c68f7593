import { z } from 'zod'
import { FlagRecord } from '#app/components/flags/flag-record.tsx'
import { LiftForm, NoteForm, SanctionForm } from '#app/components/moderation/file-forms.tsx'
import { FileHistory } from '#app/components/moderation/file-history.tsx'
import { SanctionLines } from '#app/components/moderation/sanction-facts.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { Figures } from '#app/components/parts/facts.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { pauseShape } from '#app/domain/flags/input.ts'
import { pauseFlagging } from '#app/domain/flags/pause-flagging.server.ts'
import { resumeFlagging } from '#app/domain/flags/resume-flagging.server.ts'
import { liftShape, reasonShape, sanctionShape } from '#app/domain/moderation/input.ts'
import { writeNote } from '#app/domain/moderation/members/write-note.server.ts'
import { giveSanction } from '#app/domain/moderation/sanctions/give-sanction.server.ts'
import { liftSanction } from '#app/domain/moderation/sanctions/lift-sanction.server.ts'
import { memberFile } from '#app/views/moderation/member-file.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (data, t) => ({ title: t('moderation.file.title', { name: data?.member.name ?? '' }), noindex: true }),
}

export const loader = guardedLoader('content.moderate', ({ ctx, params }) => memberFile(ctx, params.handle ?? ''))

export const action = guardedAction('content.moderate', {
  sanction: intent({
    shape: sanctionShape.omit({ evidence: true, hours: true }).extend({
      hours: z.union([z.literal('').transform(() => undefined), sanctionShape.shape.hours]).optional(),
    }),
    limit: 'staffAct',
    run: async ({ ctx, params }, input) => {
      const handle = params.handle ?? ''
      await giveSanction(ctx, handle, { ...input, evidence: [] })
      return { to: urls.memberFile(handle), toast: { tone: 'good', key: 'moderation.file.sanctioned' } }
    },
  }),
  lift: intent({
    shape: liftShape.extend({ id: z.string().max(40) }),
    limit: 'staffAct',
    run: async ({ ctx, params }, input) => {
      await liftSanction(ctx, input)
      return { to: urls.memberFile(params.handle ?? ''), toast: { tone: 'good', key: 'moderation.file.lifted' } }
    },
  }),
  pauseFlags: intent({
    shape: pauseShape,
    limit: 'staffAct',
    run: async ({ ctx, params }, input) => {
      const handle = params.handle ?? ''
      await pauseFlagging(ctx, { handle, ...input })
      return { to: urls.memberFile(handle), toast: { tone: 'good', key: 'flags.toast.paused' } }
    },
  }),
  resumeFlags: intent({
    shape: z.object({}),
    limit: 'staffAct',
    run: async ({ ctx, params }) => {
      const handle = params.handle ?? ''
      await resumeFlagging(ctx, { handle })
      return { to: urls.memberFile(handle), toast: { tone: 'good', key: 'flags.toast.resumed' } }
    },
  }),
  note: intent({
    shape: z.object({ body: reasonShape }),
    limit: 'staffAct',
    run: async ({ ctx, params }, { body }) => {
      const handle = params.handle ?? ''
      await writeNote(ctx, { handle, body })
      return { to: urls.memberFile(handle), toast: { tone: 'good', key: 'moderation.file.noted' } }
    },
  }),
})

/** What moderators know of a member, and what they can do. */
export default function MemberFilePage({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { number, date } = useFormat()
  const { member, numbers, sanctions, step } = data
  const present = sanctions.filter(({ state }) => state === 'inForce' || state === 'unread')
  const past = sanctions.filter(({ state }) => state !== 'inForce' && state !== 'unread')
  return (
    <>
      <Crumbs trail={[{ text: t('review.title'), href: urls.reviewQueue() }]} />
      <PageTitle title={t('moderation.file.title', { name: member.name })} lede={t('moderation.file.lede')}>
        <a className="button" href={member.profile}>
          {t('moderation.file.profile')}
        </a>
      </PageTitle>
      {numbers !== null && (
        <Figures
          small
          figures={[
            {
              name: t('moderation.figure.trust'),
              value: number(numbers.trustLevel),
              remark: t('moderation.figure.joined', { day: date(numbers.joinedAt) }),
            },
            {
              name: t('moderation.figure.posts'),
              value: number(numbers.posts),
              remark: t('moderation.figure.outOfSight', { count: numbers.outOfSight }),
            },
            {
              name: t('moderation.figure.items'),
              value: number(numbers.items),
              remark: t('moderation.figure.upheld', { count: numbers.upheld }),
            },
            { name: t('moderation.figure.decisions'), value: number(numbers.decisions) },
            { name: t('moderation.figure.sanctions'), value: number(numbers.sanctions) },
          ]}
        />
      )}
      <div className="split desk start">
        <FileHistory file={data} />
        <div className="stack loose">
          {present.length > 0 && (
            <Section title={t('moderation.file.present')}>
              <SanctionLines sanctions={present} />
              {!member.own && present.map(({ id }) => <LiftForm key={id} id={id} result={result} />)}
            </Section>
          )}
          {member.own ? (
            <Note>{t('moderation.errors.own')}</Note>
          ) : (
            <>
              <SanctionForm step={step} rules={data.rules} result={result} />
              <p>
                <a className="button" href={data.spam}>
                  {t('spam.ofMember')}
                </a>
              </p>
            </>
          )}
          {past.length > 0 && (
            <Section title={t('moderation.standing.past')}>
              <SanctionLines sanctions={past} />
            </Section>
          )}
          <FlagRecord flags={data.flags} own={member.own} result={result} />
          <NoteForm notes={data.notes} result={result} />
        </div>
      </div>
    </>
  )
}
