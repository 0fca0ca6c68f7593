import { useFetcher } from '@remix-run/react'
import { useId, useRef, useState, type ReactNode } from 'react'
import type { Field } from '#app/components/forms/action-form.tsx'
import { controlProps, FieldError, textOf } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Icon } from '#app/components/parts/icon.tsx'
import { Prose } from '#app/components/parts/prose.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import { useScript } from '#app/components/shell/use-script.ts'
import type { DraftView } from '#app/domain/drafts/draft.ts'
import { messageText } from '#app/i18n/message.ts'
import type { FormResult } from '#app/web/form-result.ts'
import { DraftNotice, NewerDraft } from './draft-notice.tsx'
import { MeanwhileNotice, type News } from './meanwhile-notice.tsx'
import { PictureField, pictureTypes } from './picture-field.tsx'
import { ShortcutHelp } from './shortcut-help.tsx'
import { Toolbar, type ToolName } from './toolbar.tsx'
import { useComfort } from './use-comfort.ts'
import { useDraftKeeper } from './use-draft-keeper.ts'

/** Of the length that fits, in percent: from here on the writer sees how much is left. */
const countFromPercent = 80

/**
 * A Markdown text. With script it has tools, shortcuts, completion of `@` and `#`, pictures by paste and drop, and a
 * preview: `body` is posted to `/preview`, which answers `{ html }`, or a `message` when the text is refused. Without,
 * it is the text area, a file field and buttons. `memo` is the paper of internal notes; `label` is read aloud when no
 * visible label stands above.
 */
export function Editor({
  field,
  label,
  hint,
  placeholder,
  memo,
  maxLength = 32_000,
  rows = 8,
  required = true,
  labelled,
  plain,
  pictures = true,
  place,
  draft,
  writing,
  result,
  children,
}: {
  field: Field
  label: string
  hint?: ReactNode
  placeholder?: string
  memo?: boolean
  maxLength?: number
  rows?: number
  required?: boolean
  /** The label is visible above the box. */
  labelled?: boolean
  /** A small one without tools and preview: a comment. */
  plain?: boolean
  pictures?: boolean
  /** Which draft this form keeps; none without it. */
  place?: string
  /** What the form began with, when that was a draft. */
  draft?: DraftView | null
  /** The thread an answer is being written to: the writer is told when others answer meanwhile. */
  writing?: { threadId: string; since: string }
  /** What the action answered, whichever form it was for: a picture that was refused, a draft that was saved. */
  result?: (FormResult & { extra?: Record<string, unknown> | null }) | null
  /** At the right of the foot: a hint about drafts, a button. */
  children?: ReactNode
}) {
  const t = useT()
  const script = useScript()
  const preview = useFetcher<{ html: string; message?: string | null }>()
  const area = useRef<HTMLTextAreaElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const keys = useRef<HTMLDialogElement>(null)
  const [previewing, setPreviewing] = useState(false)
  // A draft that this very form has just saved is no news to its writer.
  const [beganWithDraft] = useState(draft !== null && draft !== undefined)
  const panel = useId()
  const comfort = useComfort(area, pictures, () => keys.current?.showModal())
  const keeper = useDraftKeeper(area, place)
  const mine = result != null && isOf(field, result) ? result : null
  const extra = mine?.extra
  const pictureError = mine?.result.error?.['picture']?.[0]

  function showPreview(): void {
    setPreviewing(true)
    preview.submit({ body: area.current?.value ?? '' }, { method: 'post', action: '/preview' })
  }

  function press(name: ToolName): void {
    if (name === 'help') return keys.current?.showModal()
    if (previewing) setPreviewing(false)
    if (name === 'picture') return chooser.current?.click()
    comfort.act(name)
  }

  return (
    <div className="field">
      {place !== undefined && (
        <>
          <input type="hidden" name="place" value={place} />
          <input
            type="hidden"
            name="draftRevision"
            key={draftRevisionOf(extra) ?? draft?.revision ?? 0}
            defaultValue={draftRevisionOf(extra) ?? draft?.revision ?? 0}
          />
        </>
      )}
      {writing && <input type="hidden" name="since" value={writing.since} />}
      {draft && beganWithDraft && extra?.['draft'] === undefined && <DraftNotice draft={draft} />}
      {keeper.newer && <NewerDraft savedAt={keeper.newer.savedAt} choose={keeper.choose} />}
      {writing && (
        <MeanwhileNotice threadId={writing.threadId} since={writing.since} given={newsOf(extra)} area={area} />
      )}
      <label className={labelled ? undefined : 'said-only'} htmlFor={field.id}>
        {label}
      </label>
      {hint && (
        <span className="hint" id={field.descriptionId}>
          {hint}
        </span>
      )}
      <FieldError field={field} />
      {pictureError !== undefined && (
        <span className="error">
          <Icon name="warn" size="small" />
          {messageText(t, pictureError)}
        </span>
      )}
      <div className={memo ? 'editor memo' : 'editor'} onPointerEnter={comfort.load} onFocus={comfort.load}>
        {!plain && (
          <div className="bar-of-tools with-script">
            <div className="tabs" role="group" aria-label={t('parts.editor.tabs')}>
              <button type="button" aria-pressed={!previewing} onClick={() => setPreviewing(false)}>
                {t('common.write')}
              </button>
              <button
                type="button"
                aria-pressed={previewing}
                aria-controls={previewing ? panel : undefined}
                onClick={showPreview}
              >
                {t('common.preview')}
              </button>
            </div>
            <Toolbar controls={field.id} without={pictures ? [] : ['picture']} press={press} />
            {pictures && script && (
              <input
                type="file"
                ref={chooser}
                accept={pictureTypes}
                multiple
                hidden
                aria-label={t('composer.tools.picture')}
                onChange={({ currentTarget }) => {
                  comfort.addPictures([...(currentTarget.files ?? [])])
                  currentTarget.value = ''
                }}
              />
            )}
          </div>
        )}
        <div className="writing" hidden={previewing}>
          <textarea
            {...controlProps(field, hint)}
            ref={area}
            defaultValue={textOf(field)}
            placeholder={placeholder}
            rows={rows}
            required={required}
            aria-keyshortcuts="Control+Enter"
            onInput={keeper.count}
          />
        </div>
        {previewing && (
          <div className="previewed" id={panel} aria-live="polite" aria-busy={preview.state !== 'idle'}>
            {preview.data?.html ? (
              <Prose html={preview.data.html} />
            ) : (
              <p className="quiet-text">{preview.data?.message ?? t('parts.editor.nothing')}</p>
            )}
          </div>
        )}
        <footer>
          <span role="status">{comfort.said || <SavedLine keeper={keeper} extra={extra} />}</span>
          {keeper.length > (maxLength * countFromPercent) / 100 && (
            <span className={keeper.length > maxLength ? 'counter over' : 'counter'}>
              {t('composer.length', { length: keeper.length, most: maxLength })}
            </span>
          )}
          {children}
        </footer>
      </div>
      {!script && pictures && !plain && (
        <PictureField field={field} open={pictureError !== undefined || extra?.['attached'] !== undefined} />
      )}
      {!script && place !== undefined && (
        <p className="without-script">
          <Button size="small" look="quiet" name="draft" value="save" formNoValidate>
            {t('composer.draft.save')}
          </Button>
        </p>
      )}
      {!plain && script && <ShortcutHelp box={keys} />}
    </div>
  )
}

/** A page may have several forms of one kind, told apart by the post they are about. */
function isOf({ formId }: Field, { intent, result }: FormResult): boolean {
  return formId === intent || formId === `${intent}.${String(result.initialValue?.['postId'])}`
}

/** The foot of an editor: what became of the draft, else that Markdown can be used. */
function SavedLine({
  keeper,
  extra,
}: {
  keeper: ReturnType<typeof useDraftKeeper>
  extra: Record<string, unknown> | null | undefined
}) {
  const t = useT()
  const format = useFormat()
  const given = extra?.['draft'] as { savedAt: string; twice: boolean } | undefined
  const attached = extra?.['attached'] as { described: boolean } | undefined
  if (keeper.problem !== null)
    return keeper.problem === ''
      ? t('composer.draft.offline')
      : t('composer.draft.notSaved', { reason: keeper.problem })
  if (given?.twice === true && keeper.savedAt === null) return t('composer.draft.savedTwice')
  const savedAt = keeper.savedAt ?? given?.savedAt
  if (savedAt !== undefined) return t('composer.draft.saved', { when: format.time(savedAt) })
  if (attached !== undefined) return t(attached.described ? 'composer.picture.added' : 'composer.picture.describe')
  return t('parts.editor.markdown')
}

function draftRevisionOf(extra: Record<string, unknown> | null | undefined): number | undefined {
  return (extra?.['draft'] as { revision: number } | undefined)?.revision
}

function newsOf(extra: Record<string, unknown> | null | undefined): News | null {
  return (extra?.['meanwhile'] as News | undefined) ?? null
}
