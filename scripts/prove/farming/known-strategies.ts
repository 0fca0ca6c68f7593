/** What was tried by hand so far, the gaining ones of the attack first: where a search begins. */
export const knownStrategies: Record<string, string> = {
  'six fresh accounts ask and accept': `
    accounts 6
    device one
    daily 6: alt asks, main answers, alt accepts`,
  'six patient accounts, each in its own browser': `
    accounts 6
    device own
    wait 8
    pause 40
    daily 2: alt asks, main answers, alt accepts`,
  'edits passed by the second account': `
    accounts 1
    device own
    wait 8
    daily 3: alt asks, main edits, alt passes`,
  'the plus of the asker': `
    accounts 1
    device own
    wait 8
    daily 3: main asks, alt answers, main accepts`,
  'a ring of votes': `
    accounts 5
    device own
    wait 3
    pause 40
    daily 3: alt asks, main answers, alt votes, next votes
    daily 2: main asks, alt answers, main votes, next likes`,
  'a circle of acceptances': `
    accounts 4
    device own
    wait 8
    pause 40
    daily 3: alt asks, next answers, alt accepts, main votes
    daily 1: alt asks, main answers, alt accepts`,
  'fans who also thank strangers': `
    accounts 4
    device own
    wait 8
    pause 40
    daily 2: alt asks, main answers, alt accepts, alt votes
    daily 2: alt thanks, next thanks`,
  'one fan a day': `
    accounts 3
    device own
    wait 7
    pause 90
    daily 1: alt asks, main answers, alt votes, alt accepts`,
}
