import { Button } from '#app/components/parts/button.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { Icon, type IconName } from '#app/components/parts/icon.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { Refusal, useRefusedText } from '#app/components/shell/refusal.tsx'
import { urls } from '#app/views/urls.ts'

export type PostActsView = {
  edit: boolean
  suggest: boolean
  remove: boolean
  restore: boolean
  accept: boolean
  unaccept: boolean
  endorse: boolean
  flag: boolean
}

/**
 * What may be done with a post besides voting: the offers first, then the menu. Each posts its `intent` with `postId`.
 */
export function PostActs({
  postId,
  allowed,
  suggestions = 0,
  mySuggestion = null,
  endorsed = false,
  settled,
  others = false,
  removeText,
}: {
  postId: string
  allowed: PostActsView
  endorsed?: boolean
  /** Another answer is accepted already: accepting this one is no longer the thing to do. */
  settled?: boolean
  /** How many suggested edits wait for this reader's decision, and their own that waits. */
  suggestions?: number
  mySuggestion?: string | null
  /** Written by another member. */
  others?: boolean
  /** Instead of "Delete". */
  removeText?: string
}) {
  const t = useT()
  return (
    <>
      {endorsed && (
        <Label tone="team" icon="staff">
          {t('threads.show.endorsed')}
        </Label>
      )}
      {allowed.accept && (
        <PostAct postId={postId} intent="accept" icon="accepted" text={t('threads.show.accept')} soft={!settled} />
      )}
      {allowed.unaccept && <PostAct postId={postId} intent="unaccept" text={t('threads.show.unaccept')} />}
      {allowed.endorse && <PostAct postId={postId} intent="endorse" icon="staff" text={t('threads.show.endorse')} />}
      {allowed.restore &&
        (others ? (
          <RestorePost postId={postId} />
        ) : (
          <PostAct postId={postId} intent="restore" text={t('threads.show.restore')} soft />
        ))}
      {allowed.edit && (
        <a className="button quiet small" href={`/posts/${postId}/edit`}>
          <Icon name="pen" />
          <span className="word">{t('common.edit')}</span>
        </a>
      )}
      {suggestions > 0 && (
        <a className="button soft small" href={`/posts/${postId}/suggestions`} rel="nofollow">
          <Icon name="pen" />
          {t('posts.suggest.waiting', { count: suggestions })}
        </a>
      )}
      {mySuggestion !== null && (
        <a className="button quiet small" href={mySuggestion}>
          {t('posts.suggest.mine')}
        </a>
      )}
      {allowed.suggest && (
        <a className="button quiet small" href={`/posts/${postId}/edit`} rel="nofollow">
          <Icon name="pen" />
          <span className="word">{t('posts.suggest.offer')}</span>
        </a>
      )}
      {allowed.flag && (
        <a className="button quiet small" href={urls.flagPost(postId)} rel="nofollow">
          <Icon name="flag" />
          <span className="word">{t('flags.act')}</span>
        </a>
      )}
      {allowed.remove && <RemovePost postId={postId} text={removeText ?? t('common.delete')} others={others} />}
    </>
  )
}

/** One press on a post. */
function PostAct({
  postId,
  intent,
  text,
  icon,
  soft,
}: {
  postId: string
  intent: string
  text: string
  icon?: IconName
  soft?: boolean
}) {
  return (
    <form method="post">
      <input type="hidden" name="postId" value={postId} />
      <Button name="intent" value={intent} size="small" look={soft ? 'soft' : 'quiet'} icon={icon}>
        {text}
      </Button>
      <Refusal intents={[intent]} of={{ postId }} />
    </form>
  )
}

/** Of what another wrote: with the reason that the audit log keeps. */
function RestorePost({ postId }: { postId: string }) {
  const t = useT()
  const typed = useRefusedText('restore', { postId }, 'reason')
  return (
    <form method="post">
      <input type="hidden" name="postId" value={postId} />
      <details className="menu confirm" open={typed !== null || undefined}>
        <summary>{t('threads.show.restore')}</summary>
        <div className="pop">
          <p>{t('posts.organise.restoreConsequence')}</p>
          <label className="field">
            <span>{t('posts.organise.restoreReason')}</span>
            <input type="text" name="reason" defaultValue={typed ?? undefined} maxLength={500} required />
          </label>
          <Button look="primary" name="intent" value="restore">
            {t('threads.show.restore')}
          </Button>
        </div>
      </details>
      <Refusal intents={['restore']} of={{ postId }} />
    </form>
  )
}

/** Asks once; deleting a post of another member needs a reason. */
function RemovePost({ postId, text, others }: { postId: string; text: string; others: boolean }) {
  const t = useT()
  const typed = useRefusedText('remove', { postId }, 'reason')
  return (
    <form method="post">
      <input type="hidden" name="postId" value={postId} />
      <ConfirmButton
        open={typed !== null}
        text={text}
        consequence={t('threads.show.removeConsequence')}
        confirm={t('common.delete')}
        name="intent"
        value="remove"
      >
        {others && (
          <label className="field">
            <span>{t('posts.organise.removeReason')}</span>
            <input type="text" name="reason" defaultValue={typed ?? undefined} maxLength={500} required />
          </label>
        )}
      </ConfirmButton>
      <Refusal intents={['remove']} of={{ postId }} />
    </form>
  )
}
