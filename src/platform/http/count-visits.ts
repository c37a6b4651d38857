import type { IncomingMessage, ServerResponse } from 'node:http'

/** How often something was looked at since it was asked last. */
export interface VisitCount {
  people: number
  robots: number
}

/** Visits of one process that nobody has written down yet, by the public number of the article. */
export interface Visits {
  /** Looks at a request before it is answered; what it asks for is counted when the answer is a page. */
  readonly watch: (request: IncomingMessage, response: ServerResponse) => void
  /** What was counted, which is then forgotten. */
  readonly take: () => ReadonlyMap<number, VisitCount>
  /** Counts again what was taken and could not be written down. */
  readonly putBack: (taken: ReadonlyMap<number, VisitCount>) => void
}

const ARTICLE = /^\/info\/(\d{1,9})(?:\?|$)/
// Words by which programs that fetch pages for others name themselves; who names nothing is no browser.
const ROBOT =
  /bot|spider|crawl|slurp|archiver|preview|monitor|scan|fetch|curl|wget|python|java\/|go-http|httpclient|headless/i
const VISIT: VisitCount = { people: 1, robots: 0 }
const ROBOT_VISIT: VisitCount = { people: 0, robots: 1 }
const ANSWERED = [200, 304]
/** Of one second; more articles than any school has are a stranger's numbers. */
const MOST = 200_000

function isRobot({ headers }: IncomingMessage): boolean {
  const agent = headers['user-agent']
  return agent === undefined || agent === '' || ROBOT.test(agent)
}

// What a browser fetches before anybody has looked at it is no visit.
function isAhead({ headers }: IncomingMessage): boolean {
  return headers['sec-purpose'] !== undefined || headers['purpose'] === 'prefetch' || headers['x-moz'] === 'prefetch'
}

/**
 * Counts visits of articles without cookies and without any trace of who came: a number, and whether it was a robot. Pages from memory are
 * counted like those made anew.
 */
export function makeVisits(): Visits {
  let counts = new Map<number, VisitCount>()
  const add = (no: number, { people, robots }: VisitCount): void => {
    const count = counts.get(no)
    if (count) {
      count.people += people
      count.robots += robots
    } else if (counts.size < MOST) counts.set(no, { people, robots })
  }
  return {
    watch(request, response) {
      if (request.method !== 'GET' || request.url?.startsWith('/info/') !== true) return
      const no = ARTICLE.exec(request.url)?.[1]
      if (no === undefined || isAhead(request)) return
      response.once('finish', () => {
        if (ANSWERED.includes(response.statusCode)) add(Number(no), isRobot(request) ? ROBOT_VISIT : VISIT)
      })
    },
    take() {
      const taken = counts
      counts = new Map()
      return taken
    },
    putBack(taken) {
      for (const [no, count] of taken) add(no, count)
    },
  }
}
