import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextArea } from '#app/components/forms/field.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps, useLoaderData } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { StoryDifference } from '#app/components/stories/story-difference.tsx'
import { StoryForm } from '#app/components/stories/story-form.tsx'
import { StoryHistory } from '#app/components/stories/story-history.tsx'
import { StoryResults } from '#app/components/stories/story-result.tsx'
import { StoryChapters, StoryQuote } from '#app/components/stories/story-view.tsx'
import { openActs } from '#app/core/state-machine.ts'
import { approveStory } from '#app/domain/stories/approve-story.server.ts'
import { consentUses } from '#app/domain/stories/consent.ts'
import { storyDifference } from '#app/domain/stories/difference.ts'
import { grantConsent } from '#app/domain/stories/grant-consent.server.ts'
import { noteText, storyShape } from '#app/domain/stories/input.ts'
import { storyPage } from '#app/domain/stories/queries/page.server.ts'
import { consentHistory, contentOf, eventsOf } from '#app/domain/stories/queries/story.server.ts'
import { revokeConsent } from '#app/domain/stories/revoke-consent.server.ts'
import { saveStory } from '#app/domain/stories/save-story.server.ts'
import { storyTransitions } from '#app/domain/stories/story-transitions.ts'
import { isPublic, partyOf, storyNotFound, writingStates } from '#app/domain/stories/story.ts'
import { transitionStory } from '#app/domain/stories/transition-story.server.ts'
import { nextForAuthor, stateTone } from '#app/views/story-states.ts'
import { historyLines, storyArticle, storyChoices, storyFormValue } from '#app/views/story-views.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import type { FormResult } from '#app/web/form-result.ts'
import { memberLoader, type PageArgs } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  sees: (_data, { id = '' }) => ({ subject: ['story'], id }),
  page: 'narrow',
  head: (data, t) => ({ title: data?.article.headline ?? t('stories.mine.title'), noindex: true }),
}

export const loader = memberLoader(async ({ ctx, params }) => {
  const view = await storyPage(ctx, params.id ?? '')
  const { story, consent } = view
  if (partyOf(ctx.actor, story) !== 'author') throw storyNotFound()
  const [events, grants, written, present] = await Promise.all([
    eventsOf(ctx.read, [story]),
    consentHistory(ctx.read, story.id),
    contentOf(ctx.read, story, story.approved_revision),
    contentOf(ctx.read, story),
  ])
  const history = events.get(story.id) ?? []
  return {
    article: storyArticle(ctx, view),
    state: story.state,
    tone: stateTone[story.state],
    next: nextForAuthor(story, consent.has('community')),
    note: history.findLast(({ byAuthor, note }) => !byAuthor && note !== '') ?? null,
    revision: story.revision,
    acts: openActs(storyTransitions, story.state, 'author'),
    form: writingStates.includes(story.state)
      ? { value: storyFormValue(view), choices: await storyChoices(ctx, story.industry) }
      : null,
    rewardPoints: story.reward_points === null ? ctx.setting('reputation.storyPublished.points') : 0,
    difference: written === null || present === null ? [] : storyDifference(written, present),
    publicHref: isPublic(story, consent.has('community')) ? urls.story(story) : null,
    consents: consentUses.map((use) => {
      const last = grants.findLast((grant) => grant.use === use)
      return { use, on: consent.has(use), since: last?.granted_at ?? null, ended: last?.revoked_at ?? null }
    }),
    history: historyLines(history),
  }
})

const use = z.object({ use: z.enum(consentUses) })
const here = ({ params }: PageArgs) => urls.myStory(params.id ?? '')
const id = ({ params }: PageArgs) => ({ storyId: params.id ?? '' })

export const action = formAction(
  {
    save: intent({
      shape: storyShape.extend({ finish: z.enum(['save', 'submit']).default('save') }),
      limit: 'story',
      run: async (args, { finish, ...input }) => {
        await saveStory(args.ctx, { ...input, ...id(args) }, { submit: finish === 'submit' })
        return {
          to: here(args),
          toast: { tone: 'good', key: finish === 'submit' ? 'stories.toast.submitted' : 'stories.toast.saved' },
        }
      },
    }),
    approve: intent({
      shape: z.object({ revision: z.coerce.number().int() }),
      run: async (args, { revision }) => {
        await approveStory(args.ctx, { ...id(args), revision })
        return { to: here(args), toast: { tone: 'good', key: 'stories.toast.approved' } }
      },
    }),
    dispute: intent({
      shape: z.object({ note: noteText }),
      run: async (args, { note }) => {
        await transitionStory(args.ctx, { ...id(args), act: 'dispute', note })
        return { to: here(args), toast: { tone: 'good', key: 'stories.toast.disputed' } }
      },
    }),
    withdraw: intent({
      shape: z.object({ note: noteText }),
      run: async (args, { note }) => {
        await transitionStory(args.ctx, { ...id(args), act: 'withdraw', note })
        return { to: here(args), toast: { tone: 'good', key: 'stories.toast.withdrawn' } }
      },
    }),
    grant: intent({
      shape: use,
      run: async (args, input) => {
        await grantConsent(args.ctx, { ...id(args), ...input })
        return { to: `${here(args)}#consent`, toast: { tone: 'good', key: 'stories.toast.granted' } }
      },
    }),
    revoke: intent({
      shape: use,
      run: async (args, input) => {
        await revokeConsent(args.ctx, { ...id(args), ...input })
        return { to: `${here(args)}#consent`, toast: { tone: 'good', key: 'stories.toast.revoked' } }
      },
    }),
  },
  { member: true },
)

export default function MyStory({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { article, state, note, form } = data
  return (
    <>
      <Crumbs trail={[{ text: t('stories.mine.title'), href: urls.myStories() }]} />
      <PageTitle title={<span lang={article.lang ?? undefined}>{article.headline}</span>} lede={t(data.next)}>
        <Label tone={data.tone}>{t(`stories.state.${state}`)}</Label>
      </PageTitle>
      {(note !== null || data.publicHref !== null) && (
        <div className="stack section">
          {note && (
            <Note icon="comment">
              <b>
                <bdi>{note.actor?.name}</bdi>
              </b>{' '}
              <Time at={note.at} />
              <br />
              <span className="lines-kept">{note.note}</span>
            </Note>
          )}
          {data.publicHref && (
            <p>
              <a href={data.publicHref}>{t('stories.mine.read')}</a>
            </p>
          )}
        </div>
      )}
      {state === 'author_review' && <Approval result={result} />}
      {form ? (
        <StoryForm
          result={result}
          value={form.value}
          choices={form.choices}
          rewardPoints={data.rewardPoints}
          isNew={false}
        />
      ) : (
        state !== 'author_review' && (
          <Section title={t('stories.manage.wholeText')}>
            <StoryText />
          </Section>
        )
      )}
      <Consents />
      <Section title={t('stories.manage.history')}>
        <StoryHistory lines={data.history} />
      </Section>
      {data.acts.includes('withdraw') && <Withdrawal result={result} />}
    </>
  )
}

function StoryText() {
  const { article } = useLoaderData<typeof loader>()
  return (
    <div className="stack loose">
      {article.results.length > 0 && <StoryResults results={article.results} />}
      <StoryChapters chapters={article.sections} lang={article.lang} />
      {article.quote && <StoryQuote quote={article.quote} lang={article.lang} by={article.author} />}
    </div>
  )
}

function Approval({ result }: { result: FormResult | undefined }) {
  const t = useT()
  const { article, difference, revision } = useLoaderData<typeof loader>()
  const [approve] = useActionForm<Record<string, string>>('approve', result)
  const [dispute, fields] = useActionForm<{ note: string }>('dispute', result)
  return (
    <>
      <Section title={t('stories.manage.difference')}>
        <StoryDifference fields={difference} lang={article.lang} />
      </Section>
      <Section title={t('stories.manage.wholeText')}>
        <div className="stack loose">
          <StoryText />
          <ActionForm form={approve} className="stack">
            <input type="hidden" name="revision" value={revision} />
            <p>{t('stories.manage.approveText')}</p>
            <p className="row">
              <Button look="primary" icon="check" fillPhone>
                {t('stories.manage.approve')}
              </Button>
            </p>
          </ActionForm>
        </div>
        <details className="fold" open={dispute.status === 'error'}>
          <summary>{t('stories.manage.dispute')}</summary>
          <ActionForm form={dispute} labels={{ note: t('stories.manage.disputeNote') }}>
            <TextArea field={fields.note} label={t('stories.manage.disputeNote')} rows={3} maxLength={2000} />
            <p className="row">
              <Button>{t('stories.manage.disputeSubmit')}</Button>
            </p>
          </ActionForm>
        </details>
      </Section>
    </>
  )
}

function Consents() {
  const t = useT()
  const { consents } = useLoaderData<typeof loader>()
  return (
    <Section title={t('stories.manage.consent')}>
      <p id="consent">{t('stories.manage.consentText')}</p>
      <ul className="lines gap">
        {consents.map(({ use: name, on, since, ended }) => (
          <li key={name} className="spread">
            <div>
              <b>{t(`stories.use.${name}`)}</b>
              <p className="meta-text">
                {since === null ? (
                  t('stories.manage.consentNever')
                ) : (
                  <Sentence
                    text={on ? 'stories.manage.consentSince' : 'stories.manage.consentEnded'}
                    with={{ when: <Time at={(on ? since : ended) ?? since} /> }}
                  />
                )}
              </p>
            </div>
            <form method="post">
              <input type="hidden" name="intent" value={on ? 'revoke' : 'grant'} />
              <input type="hidden" name="use" value={name} />
              <OnceField />
              <Button
                size="small"
                aria-label={`${t(on ? 'stories.manage.revoke' : 'stories.manage.grant')}: ${t(`stories.use.${name}`)}`}
              >
                {t(on ? 'stories.manage.revoke' : 'stories.manage.grant')}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Withdrawal({ result }: { result: FormResult | undefined }) {
  const t = useT()
  const [form] = useActionForm<Record<string, string>>('withdraw', result)
  return (
    <ActionForm form={form} className="section">
      <ConfirmButton
        text={t('stories.manage.withdraw')}
        consequence={t('stories.manage.withdrawConsequence')}
        confirm={t('stories.manage.withdrawConfirm')}
      />
    </ActionForm>
  )
}
