import { useState } from 'react'
import { Button } from '#app/components/parts/button.tsx'
import { Icon } from '#app/components/parts/icon.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import { useScript } from '#app/components/shell/use-script.ts'
import type { DraftView } from '#app/domain/drafts/draft.ts'

/** Above a form that begins with a draft: when it was saved, and the way to begin anew. */
export function DraftNotice({ draft }: { draft: DraftView }) {
  const t = useT()
  const { moment, now } = useFormat()
  const script = useScript()
  const [shown, setShown] = useState(true)
  if (!shown) return null
  return (
    <div className="note draft">
      <Icon name="pen" />
      <span>{t('composer.draft.from', { when: moment(draft.savedAt, now) })}</span>
      <span className="row">
        {script && (
          <Button size="small" look="soft" type="button" onClick={() => setShown(false)}>
            {t('composer.draft.keep')}
          </Button>
        )}
        <Button size="small" look="quiet" name="draft" value="discard" formNoValidate>
          {t('composer.draft.discard')}
        </Button>
      </span>
    </div>
  )
}

/** Another device saved since: the writer chooses, and what gives way is kept. */
export function NewerDraft({ savedAt, choose }: { savedAt: string; choose: (which: 'mine' | 'theirs') => void }) {
  const t = useT()
  const { moment, now } = useFormat()
  return (
    <div className="note warn draft" role="status">
      <Icon name="warn" />
      <span>{t('composer.draft.newer', { when: moment(savedAt, now) })}</span>
      <span className="row">
        <Button size="small" look="soft" type="button" onClick={() => choose('theirs')}>
          {t('composer.draft.theirs')}
        </Button>
        <Button size="small" look="quiet" type="button" onClick={() => choose('mine')}>
          {t('composer.draft.mine')}
        </Button>
      </span>
    </div>
  )
}
