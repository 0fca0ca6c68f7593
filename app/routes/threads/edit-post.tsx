import { z } from 'zod'
import { Editor } from '#app/components/editor/editor.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextField } from '#app/components/forms/field.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { ThreadFields } from '#app/components/threads/thread-fields.tsx'
import {
  TranslationFields,
  translationStart,
  useTranslationLabels,
} from '#app/components/threads/translation-fields.tsx'
import { PreviewButton, PreviewOf } from '#app/components/threads/write-forms.tsx'
import { DomainError } from '#app/core/errors.ts'
import { categoryChoices, products } from '#app/domain/catalogue/queries/choices.server.ts'
import { draftAt } from '#app/domain/drafts/drafts-at.server.ts'
import { places } from '#app/domain/drafts/place.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { editThread } from '#app/domain/threads/edits/edit-thread.server.ts'
import { suggestEdit } from '#app/domain/threads/edits/suggest-edit.server.ts'
import { markdownBody } from '#app/domain/threads/import/imported-body.server.ts'
import { editPostShape, editThreadShape, suggestShape, translationField } from '#app/domain/threads/input.ts'
import { addressOfPost } from '#app/domain/threads/queries/address-of-post.server.ts'
import { findSuggestion } from '#app/domain/threads/queries/edit-suggestions.server.ts'
import { postView, threadSummary } from '#app/domain/threads/queries/thread-page.server.ts'
import { findTranslation } from '#app/domain/threads/queries/translations.server.ts'
import { titleLength } from '#app/domain/threads/thread.ts'
import { otherLanguage } from '#app/domain/threads/translation.ts'
import { urls } from '#app/views/urls.ts'
import { consumeLimit } from '#app/web/consume-limit.server.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { heldToast } from '#app/web/intents/held-toast.ts'
import { previewed } from '#app/web/intents/thread-intents.server.ts'
import { memberLoader, type PageArgs } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({ title: t(`threads.edit.titles.${data?.post.kind ?? 'opening'}`), noindex: true }),
}

export const loader = memberLoader(async ({ ctx, params }) => {
  const post = await postView(ctx, params.id ?? '')
  const suggests = !post.allowed.edit && post.allowed.suggest
  if (!post.allowed.edit && !suggests)
    throw new DomainError('forbidden', 'errors.forbidden', { params: { permission: 'post.edit' } })
  const thread = await threadSummary(ctx, post.threadId)
  const opening = post.kind === 'opening'
  const translation = opening && !suggests ? await findTranslation(ctx.read, thread) : null
  const own = post.mySuggestionId === null ? undefined : await findSuggestion(ctx.read, post.mySuggestionId)
  return {
    suggests,
    mine:
      own === undefined
        ? null
        : { href: urls.suggestion(own.id), body: own.body, title: own.title, comment: own.comment },
    post: {
      id: post.id,
      kind: post.kind,
      body: markdownBody(post),
      revision: post.revision,
    },
    thread,
    translation: translation && { title: translation.title, body: translation.body },
    translationLang:
      opening && thread.kind === 'announcement' ? otherLanguage(thread.written.lang ?? ctx.locale) : null,
    back: urls.permalink(post.id),
    categories: opening ? await categoryChoices(ctx, thread.category.slug) : [],
    draft: await draftAt(ctx, places.edit(post.id)),
    products: opening ? await products(ctx) : [],
    maxTags: ctx.setting('threads.maxTags'),
  }
})

const preview = z.string().optional()

export const action = formAction(
  {
    editPost: intent({
      shape: editPostShape.omit({ postId: true }).extend({ preview }),
      run: async (page, { preview: wanted, ...input }) => {
        if (wanted !== undefined) return { extra: { html: await previewed(page.ctx, input.body) } }
        await consumeLimit(page.ctx, 'edit')
        await editPost(page.ctx, { ...input, postId: page.params.id ?? '' })
        return savedOutcome(page)
      },
    }),
    suggestEdit: intent({
      shape: suggestShape.omit({ postId: true }).extend({ preview }),
      run: async (page, { preview: wanted, ...input }) => {
        if (wanted !== undefined) return { extra: { html: await previewed(page.ctx, input.body) } }
        await consumeLimit(page.ctx, 'edit')
        const suggestion = await suggestEdit(page.ctx, { ...input, postId: page.params.id ?? '' })
        return { to: urls.suggestion(suggestion.id), toast: { tone: 'good' as const, key: 'posts.toast.suggested' } }
      },
    }),
    editThread: intent({
      shape: editThreadShape
        .omit({ threadId: true })
        .required({ body: true, revision: true })
        .extend({ translation: translationField, preview }),
      run: async (page, { preview: wanted, ...input }) => {
        if (wanted !== undefined)
          return { extra: { html: await previewed(page.ctx, input.body, input.translation?.body) } }
        await consumeLimit(page.ctx, 'edit')
        const { threadId } = await postView(page.ctx, page.params.id ?? '')
        await editThread(page.ctx, { ...input, threadId })
        return savedOutcome(page)
      },
    }),
  },
  { member: true },
)

async function savedOutcome({ ctx, params }: PageArgs) {
  const { waits } = await postView(ctx, params.id ?? '')
  return {
    to: await addressOfPost(ctx, params.id ?? ''),
    toast: waits === null ? { tone: 'good' as const, key: 'threads.toast.edited' } : heldToast,
  }
}

type Fields = {
  title: string
  body: string
  category: string
  product: string
  version: string
  tags: string
  translation: unknown
  revision: string
  preview: string
}

type Props = PageProps<typeof loader, typeof action>

export default function EditPost(page: Props) {
  return page.data.suggests ? <Suggest {...page} /> : <Edit {...page} />
}

/** The text as a suggestion: another member decides. */
function Suggest({ data, result }: Props) {
  const t = useT()
  const { post, thread, back, mine, draft } = data
  const opening = post.kind === 'opening'
  const [form, fields] = useActionForm<{
    title: string
    body: string
    comment: string
    revision: string
    preview: string
  }>('suggestEdit', result, {
    title: mine?.title ?? thread.written.title,
    body: mine?.body ?? post.body,
    comment: mine?.comment,
    ...draft?.fields,
  })
  const conflict = result?.error?.code === 'edit_conflict' ? result.error.params : null
  const labels = {
    title: t('threads.ask.titleLabel'),
    body: t(conflict ? 'threads.edit.yours' : 'threads.ask.body'),
    comment: t('posts.suggest.comment'),
  }
  return (
    <>
      <Crumbs trail={[{ text: thread.title, href: back, lang: thread.lang }]} />
      <PageTitle title={t('posts.suggest.offer')} lede={t('posts.suggest.offerLede')} />
      {mine !== null && (
        <Note>
          {t('posts.suggest.changesMine')} <a href={mine.href}>{t('posts.suggest.mine')}</a>
        </Note>
      )}
      <ActionForm form={form} labels={labels} className="form start">
        <input
          type="hidden"
          name="revision"
          value={String(conflict?.['revision'] ?? fields.revision.initialValue ?? post.revision)}
        />
        {conflict && <PresentText body={String(conflict['body'])} />}
        {opening && (
          <TextField
            field={fields.title}
            label={labels.title}
            minLength={titleLength.min}
            maxLength={titleLength.max}
          />
        )}
        <PreviewOf result={result} intent="suggestEdit" />
        <Editor
          field={fields.body}
          label={labels.body}
          labelled
          rows={12}
          place={places.edit(post.id)}
          draft={draft}
          result={result}
        />
        <TextField
          field={fields.comment}
          label={labels.comment}
          hint={t('posts.suggest.commentHint')}
          maxLength={500}
        />
        <p className="row">
          <Button look="primary" fillPhone>
            {t('posts.suggest.submit')}
          </Button>
          <PreviewButton />
          <a className="button quiet" href={back}>
            {t('common.cancel')}
          </a>
        </p>
      </ActionForm>
    </>
  )
}

function Edit({ data, result }: Props) {
  const t = useT()
  const { post, thread, back, draft, ...page } = data
  const opening = post.kind === 'opening'
  const intentName = opening ? 'editThread' : 'editPost'
  const [form, fields] = useActionForm<Fields>(intentName, result, {
    body: post.body,
    title: thread.written.title,
    category: thread.category.slug,
    product: thread.product?.slug,
    version: thread.version ?? undefined,
    tags: thread.tags.join(', '),
    ...draft?.fields,
    translation: translationStart(page.translation, draft?.fields),
  })
  const conflict = result?.error?.code === 'edit_conflict' ? result.error.params : null
  // What the writer started from, also after the form was refused for something else: a newer text must be noticed.
  const startedFrom = conflict?.['revision'] ?? fields.revision.initialValue ?? post.revision
  const labels = {
    title: t('threads.ask.titleLabel'),
    body: t(conflict ? 'threads.edit.yours' : 'threads.ask.body'),
    category: t('threads.ask.category'),
    tags: t('threads.ask.tags'),
    version: t('threads.ask.version'),
    ...useTranslationLabels(),
  }
  return (
    <>
      <Crumbs trail={[{ text: thread.title, href: back, lang: thread.lang }]} />
      <PageTitle title={t(`threads.edit.titles.${post.kind}`)} lede={t('threads.edit.lede')} />
      <ActionForm form={form} labels={labels} className="form start">
        <input type="hidden" name="revision" value={String(startedFrom)} />
        {conflict && <PresentText body={String(conflict['body'])} />}
        {opening && (
          <TextField
            field={fields.title}
            label={labels.title}
            minLength={titleLength.min}
            maxLength={titleLength.max}
          />
        )}
        <PreviewOf result={result} intent={intentName} />
        <Editor
          field={fields.body}
          label={labels.body}
          labelled
          rows={12}
          place={places.edit(post.id)}
          draft={draft}
          result={result}
        />
        {page.translationLang && <TranslationFields form={form} lang={page.translationLang} />}
        {opening && <ThreadFields fields={fields} {...page} />}
        <p className="row">
          <Button look="primary" fillPhone>
            {t('threads.edit.submit')}
          </Button>
          <PreviewButton />
          <a className="button quiet" href={back}>
            {t('common.cancel')}
          </a>
        </p>
      </ActionForm>
    </>
  )
}

/** What another member saved in the meantime, beside what the writer typed. */
function PresentText({ body }: { body: string }) {
  const t = useT()
  return (
    <div className="field">
      <label htmlFor="present">{t('threads.edit.present')}</label>
      <span className="hint" id="present-hint">
        {t('threads.edit.conflictText')}
      </span>
      <textarea id="present" readOnly rows={8} value={body} aria-describedby="present-hint" />
    </div>
  )
}
