import { z } from 'zod'
import { FixesField } from '#app/components/causes/fixes-field.tsx'
import { Editor } from '#app/components/editor/editor.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { CheckField, ChoiceField, TextField } from '#app/components/forms/field.tsx'
import { PostGuard } from '#app/components/forms/guard-fields.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { SimilarThreads, type SimilarThreadView } from '#app/components/threads/similar-threads.tsx'
import { ThreadFields } from '#app/components/threads/thread-fields.tsx'
import {
  TranslationFields,
  translationStart,
  useTranslationLabels,
} from '#app/components/threads/translation-fields.tsx'
import { PreviewButton, PreviewOf } from '#app/components/threads/write-forms.tsx'
import { can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { own } from '#app/core/own.ts'
import { beginningOf } from '#app/core/shorten.ts'
import { fixableCauses } from '#app/domain/cases/queries/causes.server.ts'
import { categoryChoices, products, threadStarts } from '#app/domain/catalogue/queries/choices.server.ts'
import { draftAt } from '#app/domain/drafts/drafts-at.server.ts'
import { places } from '#app/domain/drafts/place.ts'
import { similarThreads } from '#app/domain/search/similar-threads.server.ts'
import { createThread } from '#app/domain/threads/create-thread.server.ts'
import { fixesField, threadShape, translationField } from '#app/domain/threads/input.ts'
import { titleLength } from '#app/domain/threads/thread.ts'
import { similarLinks } from '#app/views/thread-rows.server.ts'
import { urls } from '#app/views/urls.ts'
import { consumeLimit } from '#app/web/consume-limit.server.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { heldToast } from '#app/web/intents/held-toast.ts'
import { previewed } from '#app/web/intents/thread-intents.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

const similarShown = 4

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('threads.ask.title'), description: t('threads.ask.lede') }),
}

export const loader = pageLoader(async ({ ctx, url }) => {
  const title = beginningOf(url.searchParams.get('title') ?? '', titleLength.max)
  if (title !== '') await consumeLimit(ctx, 'search')
  const kinds = ['question', 'discussion', 'idea', 'announcement'] as const
  return {
    title,
    category: url.searchParams.get('category'),
    kinds: kinds.filter((kind) => kind !== 'announcement' || can(ctx.actor, 'thread.announce')),
    kind: kinds.find((kind) => kind === url.searchParams.get('kind')) ?? 'question',
    categories: await categoryChoices(ctx),
    starts: ctx.actor.memberId === null ? {} : await threadStarts(ctx),
    products: await products(ctx),
    maxTags: ctx.setting('threads.maxTags'),
    similar: await similarOnes(ctx, title),
    draft: await draftAt(ctx, places.newThread()),
    causes: can(ctx.actor, 'case.work') ? await fixableCauses(ctx.read) : [],
  }
})

export const action = formAction(
  {
    ask: intent({
      guard: 'hold',
      shape: threadShape.extend({ fixes: fixesField, translation: translationField, preview: z.string().optional() }),
      run: async ({ ctx }, { preview, ...input }) => {
        if (preview !== undefined)
          return {
            extra: {
              html: await previewed(ctx, input.body, input.translation?.body),
              similar: await similarOnes(ctx, input.title),
            },
          }
        await consumeLimit(ctx, 'thread')
        const { thread } = await createThread(ctx, input)
        return {
          to: urls.thread(thread),
          toast: thread.state === 'held' ? heldToast : { tone: 'good', key: 'threads.toast.asked' },
        }
      },
    }),
  },
  { permission: 'thread.ask' },
)

async function similarOnes(ctx: Ctx, title: string) {
  return title === '' ? [] : similarLinks(await similarThreads(ctx, title, { limit: similarShown }))
}

type Props = PageProps<typeof loader, typeof action>

export default function Ask(page: Props) {
  const { t, me } = useReader()
  return (
    <>
      <PageTitle title={t('threads.ask.title')} lede={t('threads.ask.lede')} />
      {me ? <AskForm {...page} /> : <AskAsVisitor {...page} />}
    </>
  )
}

type Fields = {
  kind: string
  title: string
  body: string
  category: string
  product: string
  version: string
  tags: string
  closeReplies: string
  fixes: string[]
  translation: unknown
  preview: string
}

function AskForm({ data: page, result }: Props) {
  const { t } = useReader()
  const given = result?.extra?.['similar']
  const similar = Array.isArray(given) ? (given as SimilarThreadView[]) : page.similar
  const category =
    page.categories.find(({ slug }) => slug === page.category)?.slug ??
    (page.categories.length === 1 ? page.categories[0]?.slug : undefined)
  const start = own(page.starts, category ?? '')
  const [form, fields] = useActionForm<Fields>('ask', result, {
    kind: page.kind,
    title: page.title,
    category,
    body: start?.texts[page.kind],
    product: start?.product ?? undefined,
    ...page.draft?.fields,
    translation: translationStart(null, page.draft?.fields),
  })
  const labels = {
    title: t('threads.ask.titleLabel'),
    body: t('threads.ask.body'),
    category: t('threads.ask.category'),
    product: t('threads.ask.product'),
    version: t('threads.ask.version'),
    tags: t('threads.ask.tags'),
    ...useTranslationLabels(),
  }
  return (
    <>
      <ActionForm form={form} labels={labels} className="form start">
        <PostGuard form={form} />
        <TextField
          field={fields.title}
          label={labels.title}
          hint={t('threads.ask.titleHint', titleLength)}
          minLength={titleLength.min}
          maxLength={titleLength.max}
          data-similar=""
        />
        <SimilarThreads threads={similar} />
        <ChoiceField
          field={fields.kind}
          label={t('threads.ask.kind')}
          options={page.kinds.map((kind) => ({
            value: kind,
            text: t(`threads.ask.kinds.${kind}`),
            hint: t(`threads.ask.kinds.${kind}Hint`),
          }))}
        />
        <PreviewOf result={result} intent="ask" />
        <Editor
          field={fields.body}
          label={labels.body}
          labelled
          hint={t('threads.ask.bodyHint')}
          rows={12}
          place={places.newThread()}
          draft={page.draft}
          result={result}
        />
        {page.kinds.includes('announcement') && <TranslationFields form={form} />}
        <ThreadFields
          fields={fields}
          categories={page.categories}
          products={page.products}
          maxTags={page.maxTags}
          starts={page.starts}
        />
        {page.kinds.includes('announcement') && page.causes.length > 0 && (
          <FixesField field={fields.fixes} causes={page.causes} />
        )}
        {page.kinds.includes('announcement') && (
          <CheckField
            field={fields.closeReplies}
            label={t('catalogue.form.closeReplies')}
            hint={t('catalogue.form.closeRepliesHint')}
          />
        )}
        <p className="row">
          <Button look="primary" fillPhone>
            {t('threads.ask.submit')}
          </Button>
          <PreviewButton />
        </p>
      </ActionForm>
    </>
  )
}

/** A visitor looks first; to ask, they sign in and find the title again. */
function AskAsVisitor({ data: { similar, title } }: Props) {
  const { t } = useReader()
  return (
    <div className="stack loose">
      <form className="form start" action={urls.ask()}>
        <div className="field">
          <label htmlFor="title">{t('threads.ask.titleLabel')}</label>
          <span className="hint" id="title-hint">
            {t('threads.ask.titleHint', titleLength)}
          </span>
          <input
            id="title"
            name="title"
            defaultValue={title}
            maxLength={titleLength.max}
            aria-describedby="title-hint"
            data-similar=""
          />
        </div>
        <p>
          <Button icon="search">{t('parts.hero.find')}</Button>
        </p>
      </form>
      <SimilarThreads threads={similar} />
      <Note icon="person">{t('threads.ask.signInText')}</Note>
      <p>
        <a
          className="button primary"
          data-sign-in
          rel="nofollow"
          href={`/login?next=${encodeURIComponent(title === '' ? urls.ask() : `${urls.ask()}?title=${encodeURIComponent(title)}`)}`}
        >
          {t('threads.ask.signIn')}
        </a>
      </p>
    </div>
  )
}
