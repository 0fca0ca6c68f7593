import type { Cue } from './complaint.ts'

// Matched against the text as written, ignoring case; gaps stay inside a clause.
export const englishCues = [
  // Waiting and silence
  {
    severity: 'P2',
    weight: 0.9,
    pattern:
      /\b(been|it'?s|it has been|waiting|waited|after|for)\b[^.!?\n]{0,20}\b(\d+|two|three|four|five|six|several|many|a few|over a) (more )?(hours|days|weeks|months|week|month|business days)( now| already| and| later| with)/gi,
  },
  {
    severity: 'P2',
    weight: 0.8,
    pattern:
      /\b(still|been) waiting\b|\bwaiting (for )?(weeks|months|ages|forever|hours|days)\b|\bhow (much )?long(er)? (do|does|am|must|should|are) (i|we|it|you)[^.!?\n]{0,16}(wait|expect|take)\b/gi,
  },
  {
    severity: 'P2',
    weight: 0.9,
    pattern:
      /\b(no|not a single|zero|without (a|any)|never (got|received|had) (a|an|any)|(haven'?t|have not|hasn'?t) (heard|received|gotten|got))\b[^.!?\n]{0,14}\b(reply|replies|response|answer|word|contact|update|explanation|apology|back|anything|communication)\b/gi,
  },
  {
    severity: 'P2',
    weight: 0.9,
    pattern:
      /\b(nobody|no one|no-one|you (never|don'?t)|support (never|doesn'?t|won'?t|just)|they (never|don'?t|won'?t))( \w+)? (repl(y|ies|ied)|answer(s|ed)?|respond(s|ed)?|cares?|call(s|ed)?( me)? back|bother(s|ed)?|help(s|ed)?|listen(s|ed)?|get back|got back)\b|\b(ignored|ignoring|ignores|ghosted|radio silence|fobbed off|stonewalled)\b/gi,
  },
  {
    severity: 'P2',
    weight: 0.7,
    pattern:
      /\b(third|fourth|fifth|sixth|tenth|umpteenth|\d+(rd|th)|second) (time|ticket|email|call|attempt|replacement|message)\b|\b(several|many|countless|numerous|multiple|three|four|five|\d+) (times|emails|tickets|calls|phone calls|messages)\b|\bover and over\b|\btime and again\b/gi,
  },
  {
    severity: 'P2',
    weight: 0.9,
    pattern:
      /\b(rude|unhelpful|condescending|dismissive|incompetent|useless|clueless|arrogant|scripted|copy[- ]?pasted?|canned|hung up|passed around|passed from|bounced (around|between)|runaround|run around|lied|lying|talked down|shrugged)\b/gi,
  },
  // Money
  {
    severity: 'P1',
    weight: 0.9,
    pattern:
      /\b(charged|billed|debited|invoiced)( \w+){0,3} (twice|again|double|three times|without|after (i|we) cancel|anyway|even though)|\b(double|over)[- ]?(charged|charging|billed|billing)\b|\bunauthori[sz]ed (charge|payment|transaction)/gi,
  },
  {
    severity: 'P2',
    weight: 0.8,
    pattern:
      /\b(refund|money back|credit)\b[^.!?\n]{0,24}\b(still|never|not|hasn'?t|haven'?t|isn'?t|nowhere|refus\w+|den(y|ied)|won'?t|weeks|months|delay\w*|pending for)\b|\b(still|never|no|not|refus\w+|den(y|ied)|won'?t|want|demand|give me)\b[^.!?\n]{0,16}\b(refund|money back)\b/gi,
  },
  {
    severity: 'P3',
    weight: 0.8,
    pattern:
      /\b(waste of (money|time)|not worth|rip[- ]?off|ripped off|overpriced|daylight robbery|price gouging|money grab|cash grab|greedy|greed|extortion\w*|milking|nickel and dim\w+|hidden (fee|charge|cost)s?|too expensive)\b/gi,
  },
  {
    severity: 'P2',
    weight: 0.9,
    pattern:
      /\b(scam|scammed|fraud|mislead|misleading|misled|false advertis\w+|deceptive|deceived|bait[- ]and[- ]switch|dishonest|tricked|conned|lies)\b/gi,
  },
  {
    severity: 'P2',
    weight: 0.7,
    pattern:
      /\bwithout (any |my |our |a |so much as a )?(warning|notice|consent|permission|telling|asking|approval|word)\b/gi,
  },
  // Product
  {
    severity: 'P2',
    weight: 0.7,
    pattern:
      /\b(keeps?|kept|constantly|always|constant|endless|every (single )?(time|day|morning|week|update)) (on )?([a-z]{1,9} )?(crash\w*|freez\w*|fail\w*|disconnect\w*|break\w*|losing|lose|drop\w*|logging me out|breaks|bugs?|error\w*|down)\b|\b(broken|down|broke|crashed|failed|fails|stopped working|doesn'?t work) (yet )?again\b/gi,
  },
  {
    severity: 'P1',
    weight: 0.8,
    pattern:
      /\b(lost|deleted|wiped|erased|destroyed|corrupted|gone)\b[^.!?\n]{0,10}\b(all|everything|my (data|work|files|photos)|our (data|work|files)|hours of|days of|years of|months of)\b|\b(data|files?|work|photos|notes|everything) (is|are|was|were|just)( all)? (gone|lost|wiped|deleted)\b/gi,
  },
  {
    severity: 'P3',
    weight: 0.7,
    pattern:
      /\b(unusable|unreliable|garbage|rubbish|trash|junk|crap\w*|piece of|riddled with|buggy|half[- ]baked|shoddy|defective|dead on arrival|doa|a joke|beta test\w*|broke (everything|it|the)|fell apart|falling apart)\b/gi,
  },
  {
    severity: 'P1',
    weight: 0.6,
    pattern:
      /\b(personal|customer|private|card|my|our) (data|details|information) (was|were|has been|have been|got|is|are) (leaked|exposed|stolen)|\b(caught fire|on fire|smoke coming|exploded|electric shock|burn(ed|t) my|dangerous|fire hazard)\b/gi,
  },
  // Delivery
  {
    severity: 'P2',
    weight: 0.8,
    pattern:
      /\b(package|parcel|order|delivery|shipment|item|box|courier)\b[^.!?\n]{0,24}\b(never (arrived|came|showed|shipped)|still (hasn'?t|not|isn'?t)|hasn'?t (arrived|shipped|moved|come)|late|lost|damaged|crushed|smashed|missing|wrong|delayed|soaked|dented)\b|\b(wrong|damaged|broken|crushed|incomplete) (item|size|colou?r|order|product|parcel|package|model)\b/gi,
  },
  // Leaving and authorities
  {
    severity: 'P1',
    weight: 0.9,
    pattern:
      /\b(i'?m|i am|we'?re|we are|i'?ll be|we'?ll be|i will be|i'?ve|we'?ve|i have|just|about to|going to|thinking of|considering|time to|i'?ll|we'?ll|i will|we will) (seriously |now |already |simply )?(cancel\w*|leav(e|ing)|switch(ing|ed)?|mov(e|ing) (on|to|away|our|my|everything)|tak(e|ing) (my|our) (business|money)|clos(e|ing) (my|our) account|go(ing)? elsewhere|done with|out of here|finished with)\b/gi,
  },
  {
    severity: 'P1',
    weight: 0.9,
    pattern:
      /\b(never (again|buying|using|ordering|coming back|do business)|(will|would) (never|not) (buy|use|order|recommend|renew|come back|be renewing|shop)|won'?t be (renewing|back|buying|ordering|using|coming)|lost (a|me as a|a loyal|another) customer|last time (i|we)|stay away|avoid (this|at all|like)|don'?t (buy|waste|bother)|not renewing|cancel(l?ed|l?ing)? (my|our) (subscription|account|plan|contract)|your competitors?)\b/gi,
  },
  {
    severity: 'P1',
    weight: 1,
    pattern:
      /\b(lawyer|attorney|legal action|small claims|sue|suing|lawsuit|chargeback|charge back|dispute (the|this|it|with)|(better business bureau|bbb|trading standards|ombudsman|ftc|consumer (protection|agency|rights|authority)|regulator|attorney general)|report(ing)? (you|this company|them) to|press will|going to the press)\b/gi,
  },
  // Feeling
  {
    severity: 'P3',
    weight: 0.8,
    pattern:
      /\b(disappoint(ed|ing|ment)|frustrat(ed|ing|ion)|unacceptable|ridiculous|terrible|horrible|awful|worst|disgusted|disgrace(ful)?|appalling|appalled|pathetic|furious|angry|outrageous|infuriating|fed up|sick of|sick and tired|tired of|annoyed|annoying|livid|insult(ing|ed)?|shame on|ashamed|embarrassing|joke of a|nightmare|regret|had enough|enough is enough|let down|inexcusable|absurd|insane)\b/gi,
  },
  {
    severity: 'P3',
    weight: 0.5,
    pattern:
      /\b(why (on earth|the hell|would anyone|do you keep|did you (have to|remove|ruin|break))|what (a mess|is the point|am i paying|are we paying|were you thinking|a waste|a disaster|a joke)|seriously\?|are you kidding|come on|how hard can|do better|get your act|wtf)\b/gi,
  },
  {
    severity: 'P3',
    weight: 0.7,
    pattern:
      /\b(confusing|clunky|unintuitive|counterintuitive|cluttered|cumbersome|tedious|maze|impossible to (find|use|read|navigate|cancel|reach)|hard to (find|read|use)|(bring|give us) (back )?the old|old (version|design|layout|interface|app) was|(ruined|butchered|buried|hid|hidden) |makes no sense|who (designed|thought|approved)|too many (clicks|steps|popups|ads))/gi,
  },
  // Blame and rhetorical questions
  {
    severity: 'P2',
    weight: 0.6,
    pattern:
      /\byou( guys| people)? (have |had |just |quietly |simply |clearly |even |still |obviously |already )*(deleted|removed|changed|sent|promised|closed|took|keep|kept|refuse|refused|want me|expect (me|us)|forgot|lost|hid|broke|ruined|renewed|collected|shipped|raised|doubled|tell (me|us)|told (me|us)|won'?t|did not (even )?read|didn'?t (even )?read|forced|forcing|blocked|say is)\b|\ball you (say|do|offer|send)\b/gi,
  },
  {
    severity: 'P2',
    weight: 0.6,
    pattern:
      /\b(i was|i'?m|i am|i'?ve been|we were|we'?ve been|only to be|just|get|got) (just |simply |only |then |being )?(told|sent|asked|transferred|passed|disconnected|cut off|blamed|treated|lied|left)\b|\bon hold\b|\b(excuses|apolog(y|ies|ise[ds]?|ize[ds]?)|no[- ]one to talk to|nobody (can|wants|is|was|at|in)|no one (can|wants|is|was|at|in))\b/gi,
  },
  {
    severity: 'P3',
    weight: 0.6,
    pattern:
      /\b(am i|are we|was i|is (that|this|it)) (really |just |now )?supposed to\b|\bis (this|that) (what|how|really|all|your idea)\b|\bso much for\b|\b(did|has|does|have) (any(one|body)|the designers?|you|your team|your developers) (at [a-z ]{2,12})?(even |ever |actually )(try|test|tried|tested|use|used|read|check|look)\w*|\b(does|did) any(one|body) (there |even |actually )?(test|check|read|try|care|notice)\w*\b|\bhow (is|was) (that|this|it) (fair|ok|okay|acceptable|legal|possible|even)\b|\bwhat (was|is|'s) the point\b|\bwhy (am i|are we|do i have to|do we have to|should i have to|would you|did you) /gi,
  },
  {
    severity: 'P3',
    weight: 0.7,
    pattern:
      /\b(speechless|careless|final straw|last straw|messed? (it |this |things )?up|embarrass\w*|ashamed|exhausted|driving me|drives me|irritat\w*|unbelievable|mockery|making fun|hopeless|miserable|dreadful|poor (quality|service|support|show)|fools?|i don'?t accept|had it with|no thanks to|you must be joking|joking|not good enough|not ok(ay)?)\b/gi,
  },
  {
    severity: 'P2',
    weight: 0.5,
    pattern:
      /\b(for|after|in) (weeks|months|years|days|hours)\b|\b(same|this) (bug|fault|problem|issue|error|thing)[^.!?\n]{0,16}\b(again|still|since|for (months|weeks|years)|last year|months ago|unfixed)\b|\b(third|fourth|fifth|second|\d+(th|rd|nd)) (outage|failure|breakdown|replacement|crash|repair|unit|one|time)\b|\b(can'?t|cannot|couldn'?t|unable to) (do my job|work from|work any|do any|run (our|my) business|serve|trust|rely)\w*|\bstill (broken|not fixed|isn'?t fixed|there|down|no fix|the same|nothing|unresolved|missing)\b/gi,
  },
  {
    severity: 'P3',
    weight: 0.6,
    pattern:
      /\b(might as well|nothing like (the|what)|so[- ]called|cheated|beg(ging)?|sneer\w*|for nothing|never came|is all (i|we) (hear|get|got)|(isn'?t|not) the first time|not even an? (sorry|email|call|confirmation|reply|apology)|not one (email|of|was|reply|person|call)|and that'?s it|stop it|no way to|no reason to (keep|stay|renew)|(has|have) had enough|marked as read|keep(s)? coming|insist\w*|too much|in the middle of the night|supposedly)\b|\b(ombudsman|termination|consumer protection)\b/gi,
  },
  // Irony
  {
    severity: 'P3',
    weight: 0.7,
    pattern:
      /\b(thanks|thank you|congratulations|well done|bravo|kudos|great job|nice job|good job|nice work)( so much| a lot)?,? (for (nothing|losing|breaking|wasting|ruining|deleting|ignoring|charging|taking|making (me|us)|another)|on (breaking|ruining|losing|making)|guys,|again for)|\b(oh )?(great|wonderful|lovely|fantastic|brilliant|perfect|awesome),? (another|yet another|now|so now|it'?s (down|broken))|\bslow clap\b|\bjust what i needed\b/gi,
  },
  // Against
  {
    severity: 'P3',
    weight: -0.9,
    pattern:
      /\b(thanks (for (the|your)|to|in advance|again|everyone|so much)|thank you (for (the|your|all)|so much|in advance|very much)|(is|was|got|been|now|finally|it) (solved|resolved|fixed)|works (great|perfectly|well|fine|like a charm|now)|love (the|this|it|how|your)|highly recommend|kudos to|shout ?out|very happy|really happy|pleased with|great (job|work|support|product|service|update))\b/gi,
  },
  {
    severity: 'P3',
    weight: -0.5,
    pattern:
      /\b(how (do|can|should|would|to|does) (i|we|you|one|it|the)|is (there|it possible)|what('?s| is| are) the (best|difference|right|recommended|correct|purpose|meaning|default|maximum)|(does|has|did) any(one|body)|(can|could) (someone|anyone|you|i|we)|where (can|do|is|are) (i|we|the)|which (\w+ )?(should|is|are|do)|any (ideas|suggestions|tips|pointers|help|advice)|i('?m| am) trying to|i would like to|i'?d like to|wondering (if|how|whether|what))\b/gi,
  },
] as const satisfies readonly Cue[]
