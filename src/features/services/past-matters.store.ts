import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'

/** A past matter beside its case; what was filled in is not kept. */
export interface PastMatterRow {
  readonly id: string
  readonly serviceId: string
  readonly versionId: string
  readonly unitId: string
  readonly personKind: string
  readonly openedOn: string
  readonly endedOn: string
  readonly isLate: boolean
  readonly asked: number
  readonly rating: number | null
}

/** A step of a past matter. */
export interface PastTaskRow {
  readonly id: string
  readonly caseId: string
  readonly taskKey: string
  readonly stepKey: string
  readonly stepName: string
  readonly unitId: string
  readonly openedOn: string
  readonly dueOn: string
  readonly closedOn: string
}

/** Keeps past matters and their steps in bulk. */
export async function insertPastMatters(
  tx: Tx,
  matters: readonly PastMatterRow[],
  tasks: readonly PastTaskRow[],
): Promise<void> {
  // It counts many months at once, and those at work one after the other: they wait, or each would hold what the other needs.
  await sql`lock table service_month, service_step_month in share row exclusive mode`.execute(tx)
  await sql`
    insert into service_case (case_id, service_id, version_id, unit_id, person_kind, opened_on, ended_on, is_late, asked,
      rating)
    select id, "serviceId", "versionId", "unitId", "personKind", "openedOn", "endedOn", "isLate", asked, rating
    from json_to_recordset(${json(matters)}::json) as m (id text, "serviceId" text, "versionId" text, "unitId" text,
      "personKind" text, "openedOn" date, "endedOn" date, "isLate" boolean, asked integer, rating integer)`.execute(tx)
  await sql`
    insert into service_task (id, case_id, task_key, step_key, step_name, holders, unit_id, opened_at, opened_on, due_on, closed_at,
      closed_on, outcome)
    select id, "caseId", "taskKey", "stepKey", "stepName", array['unit:' || "unitId"], "unitId",
      ("openedOn" + time '10:00') at time zone 'Asia/Shanghai', "openedOn", "dueOn",
      ("closedOn" + time '15:00') at time zone 'Asia/Shanghai', "closedOn", 'approved'
    from json_to_recordset(${json(tasks)}::json) as t (id text, "caseId" text, "taskKey" text, "stepKey" text, "stepName" text,
      "unitId" text, "openedOn" date, "dueOn" date, "closedOn" date)`.execute(tx)
}
