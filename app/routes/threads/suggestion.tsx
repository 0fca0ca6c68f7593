import { z } from 'zod'
import { Editor } from '#app/components/editor/editor.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextArea, TextField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { type PageProps, useActionData, useLoaderData } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { SuggestionCard } from '#app/components/threads/suggestion-card.tsx'
import { acceptSuggestion, rejectSuggestion } from '#app/domain/threads/edits/decide-suggestion.server.ts'
import { withdrawSuggestion } from '#app/domain/threads/edits/withdraw-suggestion.server.ts'
import { acceptSuggestionShape, rejectSuggestionShape } from '#app/domain/threads/input.ts'
import { addressOfPost } from '#app/domain/threads/queries/address-of-post.server.ts'
import { suggestionView } from '#app/domain/threads/queries/edit-suggestions.server.ts'
import { suggestionData } from '#app/views/suggestion-data.server.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  sees: (_data, { id = '' }) => ({ subject: ['suggestion'], id }),
  page: 'narrow',
  head: (data, t) => ({
    title: data === undefined ? t('posts.suggest.title') : `${t('posts.suggest.title')} · ${data.thread.title}`,
    noindex: true,
  }),
}

export const loader = memberLoader(async ({ ctx, params }) => {
  const view = await suggestionView(ctx, params.id ?? '')
  return {
    ...suggestionData(ctx, view),
    suggested: { title: view.suggestion.title ?? '', body: view.suggestion.body },
    present: view.meanwhile === null ? null : view.post.body,
  }
})

export const action = formAction(
  {
    accept: intent({
      shape: acceptSuggestionShape.omit({ suggestionId: true }),
      limit: 'edit',
      run: async ({ ctx, params }, input) => {
        const post = await acceptSuggestion(ctx, { ...input, suggestionId: params.id ?? '' })
        return { to: await addressOfPost(ctx, post.id), toast: { tone: 'good', key: 'posts.toast.suggestionAccepted' } }
      },
    }),
    reject: intent({
      shape: rejectSuggestionShape.omit({ suggestionId: true }),
      limit: 'edit',
      run: async ({ ctx, params, url }, { reason }) => {
        await rejectSuggestion(ctx, { suggestionId: params.id ?? '', reason })
        return { to: url.pathname, toast: { tone: 'good', key: 'posts.toast.suggestionRejected' } }
      },
    }),
    withdraw: intent({
      shape: z.object({}),
      run: async ({ ctx, params, url }) => {
        await withdrawSuggestion(ctx, { suggestionId: params.id ?? '' })
        return { to: url.pathname, toast: { tone: 'good', key: 'posts.toast.suggestionWithdrawn' } }
      },
    }),
  },
  { member: true },
)

export default function Suggestion({ data: page }: PageProps<typeof loader>) {
  const t = useT()
  return (
    <>
      <Crumbs trail={[{ text: page.thread.title, href: page.post.href, lang: page.thread.lang }]} />
      <PageTitle
        title={t('posts.suggest.title')}
        lede={t(page.mine ? 'posts.suggest.ledeMine' : 'posts.suggest.lede')}
      />
      <SuggestionCard suggestion={page} />
      {page.mayDecide && <Decide />}
      {page.mine && page.state === 'open' && <Withdraw />}
    </>
  )
}

function Decide() {
  const t = useT()
  const { suggested, present, post, title } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const [accept, fields] = useActionForm<{ title: string; body: string; revision: string }>('accept', result, suggested)
  const [reject, why] = useActionForm<{ reason: string }>('reject', result)
  return (
    <div className="stack loose">
      <ActionForm
        form={accept}
        labels={{ body: t('posts.suggest.body'), title: t('threads.ask.titleLabel') }}
        className="stack"
      >
        <input type="hidden" name="revision" value={post.revision} />
        {present !== null && (
          <div className="field">
            <label htmlFor="present">{t('threads.edit.present')}</label>
            <textarea id="present" readOnly rows={8} value={present} />
          </div>
        )}
        {title !== null && <TextField field={fields.title} label={t('threads.ask.titleLabel')} maxLength={200} />}
        <Editor
          field={fields.body}
          label={t('posts.suggest.body')}
          hint={t(present === null ? 'posts.suggest.bodyHint' : 'posts.suggest.unite')}
          labelled
          rows={12}
        />
        <p>
          <Button look="primary" fillPhone>
            {t('posts.suggest.accept')}
          </Button>
        </p>
      </ActionForm>
      <details className="fold" open={reject.status === 'error' || undefined}>
        <summary>{t('posts.suggest.reject')}</summary>
        <ActionForm form={reject} labels={{ reason: t('posts.suggest.reason') }} className="stack">
          <TextArea
            field={why.reason}
            label={t('posts.suggest.reason')}
            hint={t('posts.suggest.reasonHint')}
            rows={3}
            maxLength={1000}
          />
          <p>
            <Button look="danger">{t('posts.suggest.reject')}</Button>
          </p>
        </ActionForm>
      </details>
    </div>
  )
}

function Withdraw() {
  const t = useT()
  const result = useActionData<typeof action>()
  const [form] = useActionForm('withdraw', result)
  return (
    <ActionForm form={form} className="row">
      <Button>{t('posts.suggest.withdraw')}</Button>
    </ActionForm>
  )
}
