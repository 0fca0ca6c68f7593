import { copyLinks } from './copy-link.ts'
import { loadIslands } from './islands.ts'
import { closeMenus } from './menus.ts'
import { openInPlace } from './open-in-place.ts'
import { listenToKeys } from './page-keys.ts'
import { markReading } from './reading-mark.ts'
import { keepTimesTrue } from './relative-times.ts'
import { submitForms } from './submit-forms.ts'

/**
 * What a browser adds to the documents: comfort, never a function. Each module is one behaviour, found by an element or
 * a data attribute; it listens on the document, so that what a later answer brings along has it too.
 */
submitForms()
openInPlace()
closeMenus()
copyLinks()
keepTimesTrue()
loadIslands()
markReading()
listenToKeys()
