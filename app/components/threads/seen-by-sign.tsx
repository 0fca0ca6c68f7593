import { Label } from '#app/components/parts/label.tsx'
import { useT } from '#app/components/shell/reader.tsx'

/** The sign of a private area: a lock, and in words whom it is for. Nothing for what everybody sees. */
export function SeenBySign({ seenBy }: { seenBy: 'groups' | 'staff' | null }) {
  const t = useT()
  return seenBy === null ? null : (
    <Label tone="team" icon="lock">
      {t(`groups.seenBy.${seenBy}`)}
    </Label>
  )
}
