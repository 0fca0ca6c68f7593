import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { FieldError, TextField } from '#app/components/forms/field.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { TitleLink, type TitleLinkView } from '#app/components/parts/title-link.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { WriteResult } from './write-forms.tsx'

export type SplitChoice = { id: string; by: string; excerpt: string }
export type TransferRow = { id: string; kind: 'merge' | 'split'; at: string; from: TitleLinkView; to: TitleLinkView }

/** Choosing answers or replies that become a thread of their own. */
export function SplitForm({ posts, result }: { posts: readonly SplitChoice[]; result: WriteResult }) {
  const t = useT()
  const [form, fields] = useActionForm<{ title: string; posts: string }>('split', result)
  return (
    <details className="fold" open={form.status === 'error' || undefined}>
      <summary>{t('posts.organise.split')}</summary>
      <ActionForm
        form={form}
        className="stack"
        labels={{ title: t('posts.organise.splitTitle'), posts: t('posts.organise.splitPosts') }}
      >
        <fieldset className="field" id={fields.posts.id}>
          <legend>{t('posts.organise.splitPosts')}</legend>
          <FieldError field={fields.posts} />
          {posts.map(({ id, by, excerpt }) => (
            <label className="choice" key={id}>
              <input type="checkbox" name="posts" value={id} />
              <span>
                {by}
                <br />
                <small className="quiet-text">{excerpt}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <TextField field={fields.title} label={t('posts.organise.splitTitle')} minLength={8} maxLength={200} />
        <p className="meta-text">{t('posts.organise.splitConsequence')}</p>
        <p>
          <Button size="small">{t('posts.organise.split')}</Button>
        </p>
      </ActionForm>
    </details>
  )
}

/** Merges and splits that still hold, each with the way back. */
export function ThreadTransfers({ transfers }: { transfers: readonly TransferRow[] }) {
  const t = useT()
  return (
    <ul className="stack tight">
      {transfers.map(({ id, kind, at, from, to }) => (
        <li key={id}>
          <small>
            <Sentence
              text={`posts.organise.done.${kind}`}
              with={{ from: <TitleLink to={from} />, to: <TitleLink to={to} />, when: <Time at={at} /> }}
            />
          </small>
          <form method="post">
            <OnceField />
            <input type="hidden" name="transferId" value={id} />
            <ConfirmButton
              text={t('posts.organise.undo')}
              consequence={t(`posts.organise.undoConsequence.${kind}`)}
              confirm={t('posts.organise.undo')}
              name="intent"
              value="undoTransfer"
            />
          </form>
        </li>
      ))}
    </ul>
  )
}
