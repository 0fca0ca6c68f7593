import { OnceField } from '#app/components/forms/once-field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { BlockLine } from '#app/views/moderation/blocks-page.server.ts'

/** What is blocked, why, by whom and until when; what is in force with the button that ends it. */
export function BlockList({ blocks }: { blocks: readonly BlockLine[] }) {
  const t = useT()
  return (
    <ul className="lines">
      {blocks.map((block) => (
        <li key={block.id} className="spread">
          <div>
            <p className="row">
              <strong>
                <bdi>{block.value}</bdi>
              </strong>
              <Label>{t(`blocks.kind.${block.kind}`)}</Label>
            </p>
            <p>{block.reason}</p>
            <p className="meta">
              <span>
                {block.by === null ? t('blocks.bySite') : <bdi>{block.by}</bdi>}, <Time at={block.at} form="date" />
              </span>
              <End block={block} />
            </p>
          </div>
          {block.inForce && (
            <form method="post">
              <OnceField />
              <input type="hidden" name="intent" value="end" />
              <input type="hidden" name="id" value={block.id} />
              <Button size="small" aria-label={t('blocks.endOf', { value: block.value })}>
                {t('blocks.end')}
              </Button>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}

function End({ block: { inForce, until, endedAt, endedBy } }: { block: BlockLine }) {
  const t = useT()
  if (inForce)
    return (
      <span>
        {until === null ? (
          t('blocks.forGood')
        ) : (
          <Sentence text="blocks.until" with={{ when: <Time at={until} form="date" /> }} />
        )}
      </span>
    )
  return (
    <span>
      <Sentence text="blocks.ended" with={{ when: <Time at={endedAt ?? until ?? ''} form="date" /> }} />
      {endedBy !== null && (
        <>
          {', '}
          <bdi>{endedBy}</bdi>
        </>
      )}
    </span>
  )
}
