import { Button } from '#app/components/parts/button.tsx'
import { Icon } from '#app/components/parts/icon.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { DraftView } from '#app/domain/drafts/draft.ts'

/** Above a form that begins with a draft: when it was saved, and the button that discards it. */
export function DraftNotice({ draft }: { draft: DraftView }) {
  const t = useT()
  const { moment, now } = useFormat()
  return (
    <div className="note draft" data-draft-notice>
      <Icon name="pen" />
      <span>{t('composer.draft.from', { when: moment(draft.savedAt, now) })}</span>
      <span className="row">
        <span className="with-script">
          <Button size="small" look="soft" type="button">
            {t('composer.draft.keep')}
          </Button>
        </span>
        <Button size="small" look="quiet" name="draft" value="discard" formNoValidate>
          {t('composer.draft.discard')}
        </Button>
      </span>
    </div>
  )
}

/**
 * Shown by script when another device saved since: the writer chooses, and the text not chosen is kept. The time is filled in
 * then.
 */
export function NewerDraft() {
  const t = useT()
  return (
    <div role="status">
      <div className="note warn draft" data-newer-draft hidden>
        <Icon name="warn" />
        <span>
          <Sentence text="composer.draft.newer" with={{ when: <time /> }} />
        </span>
        <span className="row">
          <Button size="small" look="soft" type="button" value="theirs">
            {t('composer.draft.theirs')}
          </Button>
          <Button size="small" look="quiet" type="button" value="mine">
            {t('composer.draft.mine')}
          </Button>
        </span>
      </div>
    </div>
  )
}
