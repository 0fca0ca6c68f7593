import { Editor } from '#app/components/editor/editor.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { PostGuard } from '#app/components/forms/guard-fields.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Icon } from '#app/components/parts/icon.tsx'
import { Prose } from '#app/components/parts/prose.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useLocation } from '#app/components/shell/page.tsx'
import { useReader, useT } from '#app/components/shell/reader.tsx'
import type { DraftView } from '#app/domain/drafts/draft.ts'
import { places } from '#app/domain/drafts/place.ts'
import type { FormResult } from '#app/web/form-result.ts'

/** What an action may show beside a form that is shown again. */
export type WriteResult = (FormResult & { extra?: Record<string, unknown> | null }) | null | undefined

/** The box at the end of a thread. `kind`: what it becomes. Without script its preview comes with the page. */
export function ResponseForm({
  kind,
  result,
  threadId,
  draft,
  quoted,
}: {
  kind: 'answer' | 'reply'
  result: WriteResult
  threadId: string
  draft: DraftView | null
  /** A quotation that the text ends with: the reader pressed "quote" without script. */
  quoted: string | null
}) {
  const { t, now } = useReader()
  const [form, fields] = useActionForm<{ body: string; since: string; preview?: string }>('respond', result, {
    ...draft?.fields,
    ...(quoted !== null && { body: [draft?.fields['body'], quoted].filter(Boolean).join('\n\n') }),
    since: now,
  })
  const label = t(kind === 'answer' ? 'threads.show.answer' : 'threads.show.reply')
  return (
    <Section title={t(kind === 'answer' ? 'threads.show.writeAnswer' : 'threads.show.writeReply')} className="reply">
      <div id="write">
        <ActionForm form={form} labels={{ body: label }} className="stack">
          <PostGuard form={form} />
          <PreviewOf result={result} intent="respond" />
          <Editor
            field={fields.body}
            label={label}
            placeholder={t(kind === 'answer' ? 'threads.show.answerPlaceholder' : 'threads.show.replyPlaceholder')}
            rows={kind === 'answer' ? 6 : 3}
            result={result}
            place={places.answer(threadId)}
            draft={draft}
            writing={{ threadId, since: String(fields.since.initialValue ?? now) }}
          />
          <p className="row">
            <Button look="primary" fillPhone>
              {t(kind === 'answer' ? 'threads.show.postAnswer' : 'threads.show.postReply')}
            </Button>
            <PreviewButton />
          </p>
        </ActionForm>
      </div>
    </Section>
  )
}

/** For a visitor in the place of the box: the way to sign in, and back to it. */
export function SignInToRespond({ kind }: { kind: 'answer' | 'reply' }) {
  const t = useT()
  const { pathname } = useLocation()
  return (
    <Section title={t(kind === 'answer' ? 'threads.show.writeAnswer' : 'threads.show.writeReply')} className="reply">
      <p className="row" id="write">
        <a className="button soft" rel="nofollow" href={`/login?next=${encodeURIComponent(`${pathname}#write`)}`}>
          {t(kind === 'answer' ? 'threads.show.signInToAnswer' : 'threads.show.signInToReply')}
        </a>
        <span className="meta-text">{t('threads.show.signInText')}</span>
      </p>
    </Section>
  )
}

/**
 * Asks for the form of a remark (`?comment=<post>`), which then is below the post. Visitors are led to sign in.
 */
export function CommentLink({ postId }: { postId: string }) {
  const { t, me } = useReader()
  const { pathname, search } = useLocation()
  return (
    <a
      className="button quiet small"
      rel="nofollow"
      data-morph={me ? '' : undefined}
      href={me ? askForComment(pathname, search, postId) : `/login?next=${encodeURIComponent(`${pathname}#${postId}`)}`}
    >
      <Icon name="comment" />
      <span className="word">{t('threads.show.addComment')}</span>
    </a>
  )
}

/** The form of a remark, once it was asked for, has a draft or is shown again. */
export function CommentForm({
  postId,
  asked,
  result,
  draft = null,
}: {
  postId: string
  asked: boolean
  result: WriteResult
  draft?: DraftView | null
}) {
  const { held } = useReader()
  const again = [result, held].some(
    (form) => form?.intent === 'comment' && form.result.initialValue?.['postId'] === postId,
  )
  return (
    <div id={`comment-${postId}`} data-on-demand>
      {(asked || again || draft !== null) && <CommentBox postId={postId} result={result} draft={draft} />}
    </div>
  )
}

function CommentBox({ postId, result, draft }: { postId: string; result: WriteResult; draft: DraftView | null }) {
  const t = useT()
  const [form, fields] = useActionForm<{ body: string; postId: string }>('comment', result, draft?.fields, {
    field: 'postId',
    value: postId,
  })
  return (
    <ActionForm form={form} labels={{ body: t('threads.show.commentLabel') }} className="stack">
      <PostGuard form={form} />
      <input type="hidden" name="postId" value={postId} />
      <Editor
        field={fields.body}
        label={t('threads.show.commentLabel')}
        labelled
        plain
        rows={3}
        place={places.comment(postId)}
        draft={draft}
        result={result}
      />
      <p>
        <Button size="small">{t('threads.show.postComment')}</Button>
      </p>
    </ActionForm>
  )
}

/** The same page with the form of this post, at the form. */
function askForComment(pathname: string, search: string, postId: string): string {
  const query = new URLSearchParams(search)
  query.set('comment', postId)
  return `${pathname}?${query.toString()}#comment-${postId}`
}

/** The preview that came with the page, for readers without script. */
export function PreviewOf({ result, intent }: { result: WriteResult; intent: string }) {
  const t = useT()
  const html = result?.intent === intent ? result.extra?.['html'] : undefined
  if (typeof html !== 'string') return null
  return (
    <section className="similar" aria-label={t('threads.ask.previewTitle')} id="preview">
      <h3>{t('threads.ask.previewTitle')}</h3>
      <Prose html={html} />
    </section>
  )
}

/** With script the editor has a preview of its own. */
export function PreviewButton() {
  const t = useT()
  return (
    <span className="without-script">
      <Button name="preview" value="1">
        {t('threads.ask.preview')}
      </Button>
    </span>
  )
}
