import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { CheckField, SelectField, TextField } from '#app/components/forms/field.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { SecondLookData } from '#app/views/moderation/second-look-panel.server.ts'
import { DecisionButtons, type DecisionFormProps } from './review-decision.tsx'
import { ShownThing } from './shown-content.tsx'
import { VeiledText, type Veil } from './veil.tsx'

/** A decided post, story, profile or picture as it was made. What was decided is not shown. */
export function SecondLookPanel({ data, veil }: { data: SecondLookData | null; veil: Veil }) {
  const t = useT()
  if (data === null) return <p>{t('review.list.gone')}</p>
  const { post, shown, before, author } = data
  return (
    <>
      <Note>{t('moderation.look.blind')}</Note>
      {post !== null && <LookedAtPost post={post} before={before} author={author} veil={veil} />}
      {shown !== null && (
        <ShownThing veil={veil} blind shown={shown} author={author === null ? null : { name: author }} />
      )}
    </>
  )
}

function LookedAtPost({
  post,
  before,
  author,
  veil,
}: Pick<SecondLookData, 'before' | 'author'> & { post: NonNullable<SecondLookData['post']>; veil: Veil }) {
  const t = useT()
  const lang = useTextLang(post.lang)
  return (
    <>
      <p className="meta">
        <span>{t(`moderation.postKind.${post.kind}`)}</span>
        <span>{post.thread}</span>
      </p>
      {before !== null && before.excerpt !== '' && <p className="before">{before.excerpt}</p>}
      <p className="meta">
        {author === null ? <span>{t('moderation.noAuthor')}</span> : <bdi>{author}</bdi>}
        <Time at={post.at} form="moment" />
      </p>
      <VeiledText veil={veil} blind>
        <blockquote className="evidence lines-kept" lang={lang}>
          {post.text}
        </blockquote>
      </VeiledText>
    </>
  )
}

/** What the reader would have decided. */
export function SecondLookForm({ kind, decisions, token, result, data }: DecisionFormProps & { data: SecondLookData }) {
  const t = useT()
  const [form, fields] = useActionForm<{ note: string; rule: string; relook: string }>('decide', result, {
    rule: 'general',
  })
  const labels = { note: t('review.note'), rule: t('moderation.decide.rule'), relook: t('moderation.look.relook') }
  return (
    <ActionForm form={form} className="decide" labels={labels}>
      <input type="hidden" name="token" value={token ?? ''} />
      <SelectField field={fields.rule} label={labels.rule} hint={t('moderation.look.rule')} options={data.rules} />
      <TextField field={fields.note} label={labels.note} optional required={false} maxLength={1000} />
      <CheckField field={fields.relook} label={labels.relook} hint={t('moderation.look.relookHint')} />
      <DecisionButtons kind={kind} decisions={decisions} />
      <p className="meta-text">{t.any(`review.consequence.${kind}`)}</p>
    </ActionForm>
  )
}
