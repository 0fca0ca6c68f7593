import { z } from 'zod'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { UndoForm } from '#app/components/moderation/review-decision.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Button, LinkButton } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { LinkList } from '#app/components/parts/link-list.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section, SideSection } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { ConsentList } from '#app/components/stories/consent-list.tsx'
import { StoryDecision } from '#app/components/stories/story-decision.tsx'
import { StoryDifference } from '#app/components/stories/story-difference.tsx'
import { StoryHistory } from '#app/components/stories/story-history.tsx'
import { StoryResults } from '#app/components/stories/story-result.tsx'
import { StoryChapters, StoryQuote } from '#app/components/stories/story-view.tsx'
import { StoryWording } from '#app/components/stories/story-wording.tsx'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { openActs } from '#app/core/state-machine.ts'
import { reasonShape } from '#app/domain/moderation/input.ts'
import { undoChanged } from '#app/domain/review/undo-changed.ts'
import { confirmResult } from '#app/domain/stories/confirm-result.server.ts'
import { consentParts, consentUses } from '#app/domain/stories/consent.ts'
import { wordedFields } from '#app/domain/stories/content.ts'
import { storyDifference } from '#app/domain/stories/difference.ts'
import { noteText, wordingShape } from '#app/domain/stories/input.ts'
import { proposeText } from '#app/domain/stories/propose-text.server.ts'
import { publishStory } from '#app/domain/stories/publish-story.server.ts'
import { storyPage } from '#app/domain/stories/queries/page.server.ts'
import { contentOf, eventsOf } from '#app/domain/stories/queries/story.server.ts'
import { rewordStory } from '#app/domain/stories/reword-story.server.ts'
import { storyTransitions, type StoryRowAct } from '#app/domain/stories/story-transitions.ts'
import { awaitsApproval, isPublic, partyOf } from '#app/domain/stories/story.ts'
import { transitionStory } from '#app/domain/stories/transition-story.server.ts'
import { translator } from '#app/i18n/index.ts'
import { undoableStoryItem } from '#app/views/moderation/story-panel.server.ts'
import { undoDecision } from '#app/views/review-panels.server.ts'
import { stateTone } from '#app/views/story-states.ts'
import { historyLines, promisedPoints, storyArticle } from '#app/views/story-views.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (data, t) => ({ title: data?.article.headline ?? t('stories.queue.title'), noindex: true }),
}

export const loader = guardedLoader('story.curate', async ({ ctx, params }) => {
  const view = await storyPage(ctx, params.id ?? '')
  const { story, author, consent } = view
  const party = partyOf(ctx.actor, story)
  if (party !== 'curator') throw new DomainError('forbidden', 'stories.errors.ownStory')
  const t = translator(ctx.locale)
  const [events, written, present, undo] = await Promise.all([
    eventsOf(ctx.read, [story]),
    contentOf(ctx.read, story, story.approved_revision),
    contentOf(ctx.read, story),
    undoableStoryItem(ctx, story),
  ])
  if (written === null || present === null) throw new Error(`Story ${story.id} is not whole`)
  return {
    article: storyArticle(ctx, view),
    state: story.state,
    tone: stateTone[story.state],
    acts: openActs(storyTransitions, story.state, party),
    revision: story.revision,
    changed: awaitsApproval(story),
    shown: consent.has('community'),
    rewardPoints: promisedPoints(ctx, view),
    results: view.results.map(({ id, what, confirmedAt }) => ({ id, what, confirmed: confirmedAt !== null })),
    difference: storyDifference(written, present),
    written: Object.fromEntries(wordedFields.map((field) => [field, written[field]])) as Record<
      (typeof wordedFields)[number],
      string
    >,
    present: Object.fromEntries(wordedFields.map((field) => [field, present[field]])) as Record<
      (typeof wordedFields)[number],
      string
    >,
    author: { name: author.name, href: urls.member(author.handle), nameShown: consent.has('name') },
    agreed: consentUses.filter((use) => consent.has(use)).map((use) => t(`stories.agreed.${use}`)),
    kept: consentParts.filter((use) => !consent.has(use)).map((use) => t(`stories.kept.${use}`)),
    thread:
      view.thread === null ? null : { href: urls.thread(view.thread), text: view.thread.title, lang: view.thread.lang },
    publicHref: isPublic(story, consent.has('community')) ? urls.story(story) : null,
    undoDays: undo?.days ?? null,
    history: historyLines(events.get(story.id) ?? []),
  }
})

type Decide = (ctx: Ctx, given: { storyId: string; note: string }) => Promise<unknown>

/** One decision of a curator as a form: an act of the table or a use-case, its note, and the text of the toast. */
function decision(act: StoryRowAct | Decide, key = 'stories.toast.done') {
  return intent({
    shape: z.object({ note: noteText }),
    limit: 'staffAct',
    run: async ({ ctx, params }, { note }) => {
      const given = { storyId: params.id ?? '', note }
      await (typeof act === 'string' ? transitionStory(ctx, { ...given, act }) : act(ctx, given))
      return { to: urls.curateStory(params.id ?? ''), toast: { tone: 'good', key } }
    },
  })
}

const revision = z.coerce.number().int().optional()

export const action = guardedAction('story.curate', {
  take: decision('take', 'stories.toast.taken'),
  requestChanges: decision('requestChanges'),
  publish: decision(publishStory),
  feature: decision('feature'),
  unfeature: decision('unfeature'),
  decline: decision('decline'),
  retire: decision('retire'),
  recall: decision('recall'),
  propose: decision(proposeText),
  reword: intent({
    shape: wordingShape.extend({ revision }),
    limit: 'staffAct',
    run: async ({ ctx, params }, { revision: startedFrom, ...text }) => {
      const whole = Object.fromEntries(wordedFields.map((field) => [field, text[field] ?? '']))
      await rewordStory(ctx, {
        storyId: params.id ?? '',
        text: { ...whole, headline: text.headline },
        revision: startedFrom,
      })
      return { to: urls.curateStory(params.id ?? ''), toast: { tone: 'good', key: 'stories.toast.reworded' } }
    },
  }),
  undo: intent({
    shape: z.object({ reason: reasonShape }),
    limit: 'staffAct',
    run: async ({ ctx, params }, { reason }) => {
      const { story } = await storyPage(ctx, params.id ?? '')
      const item = await undoableStoryItem(ctx, story)
      if (item === null) throw undoChanged()
      await undoDecision(ctx, { itemId: item.id, reason })
      return { to: urls.curateStory(story.id), toast: { tone: 'good', key: 'review.toast.undone' } }
    },
  }),
  confirm: intent({
    shape: z.object({ resultId: z.string().max(60), confirmed: z.enum(['yes', 'no']) }),
    limit: 'staffAct',
    run: async ({ ctx, params }, { resultId, confirmed }) => {
      await confirmResult(ctx, { storyId: params.id ?? '', resultId, confirmed: confirmed === 'yes' })
      return {
        to: urls.curateStory(params.id ?? ''),
        toast: { tone: 'good', key: confirmed === 'yes' ? 'stories.toast.confirmed' : 'stories.toast.unconfirmed' },
      }
    },
  }),
})

export default function CurateStory({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { article, author, acts } = data
  return (
    <>
      <Crumbs trail={[{ text: t('stories.queue.title'), href: urls.curation() }]} />
      <PageTitle title={<span lang={article.lang ?? undefined}>{article.headline}</span>}>
        <Label tone={data.tone}>{t(`stories.curatorState.${data.state}`)}</Label>
      </PageTitle>
      <div className="split work">
        <div className="stack loose">
          {data.rewardPoints > 0 && (
            <Note icon="gift">
              {t(article.publishedAt === null ? 'stories.disclosure.promised' : 'stories.disclosure.received', {
                count: data.rewardPoints,
              })}
            </Note>
          )}
          {data.changed && (
            <Section title={t('stories.manage.difference')}>
              <StoryDifference fields={data.difference} lang={article.lang} />
            </Section>
          )}
          <div className="stack loose">
            <StoryChapters chapters={article.sections} lang={article.lang} />
            {article.quote && (
              <StoryQuote quote={article.quote} lang={article.lang} by={{ name: author.name, company: null }} />
            )}
          </div>
          {article.results.length > 0 && (
            <Section title={t('stories.curate.results')}>
              <StoryResults results={article.results} />
              <p className="meta-text gap">{t('stories.curate.confirmHint')}</p>
              <ul className="lines">
                {data.results.map((one) => (
                  <Confirmation key={one.id} {...one} />
                ))}
              </ul>
            </Section>
          )}
          {data.state === 'in_curation' && (
            <Section title={t('stories.curate.edit')}>
              <StoryWording
                result={result}
                written={data.written}
                present={data.present}
                lang={article.lang}
                revision={data.revision}
              />
            </Section>
          )}
          <Section title={t('stories.manage.history')}>
            <StoryHistory lines={data.history} />
          </Section>
        </div>
        <aside className="side-work first" aria-label={t('stories.curate.decide')}>
          <SideSection title={t('stories.curate.decide')}>
            <StoryDecision result={result} acts={acts} state={data.state} changed={data.changed} shown={data.shown} />
            {data.undoDays !== null && <UndoForm days={data.undoDays} result={result} />}
          </SideSection>
          <SideSection title={t('stories.curate.author')}>
            <LinkList
              items={[
                {
                  href: author.href,
                  text: author.name,
                  remark: author.nameShown ? undefined : t('stories.curate.nameKept'),
                },
              ]}
            />
          </SideSection>
          <SideSection title={t('stories.curate.consent')}>
            {data.agreed.length === 0 ? (
              <p>{t('stories.curate.consentNone')}</p>
            ) : (
              <ConsentList agreed={data.agreed} kept={data.kept} />
            )}
          </SideSection>
          {data.thread && (
            <SideSection title={t('stories.page.thread')}>
              <LinkList items={[data.thread]} />
            </SideSection>
          )}
          {data.publicHref && (
            <p>
              <LinkButton look="quiet" href={data.publicHref}>
                {t('stories.mine.read')}
              </LinkButton>
            </p>
          )}
        </aside>
      </div>
    </>
  )
}

function Confirmation({ id, what, confirmed }: { id: string; what: string; confirmed: boolean }) {
  const t = useT()
  const act = t(confirmed ? 'stories.curate.unconfirm' : 'stories.curate.confirm')
  return (
    <li className="spread">
      <span>{what}</span>
      <form method="post">
        <input type="hidden" name="intent" value="confirm" />
        <input type="hidden" name="resultId" value={id} />
        <input type="hidden" name="confirmed" value={confirmed ? 'no' : 'yes'} />
        <OnceField />
        <Button size="small" icon={confirmed ? undefined : 'staff'} aria-label={`${act}: ${what}`}>
          {act}
        </Button>
      </form>
    </li>
  )
}
