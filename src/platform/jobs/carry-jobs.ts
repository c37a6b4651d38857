import type pg from 'pg'

/**
 * The waiting jobs as rows that any version of the queue can take in again. A job that was running is among them: it will
 * run again, as after a crash. How often a job has failed is not carried: in its new place it gets a fresh start.
 */
export const JOBS_TO_CARRY = `
  select t.identifier, j.payload, q.queue_name, j.run_at, j.max_attempts, j.key, j.priority,
    (select array_agg(f order by f) from jsonb_object_keys(j.flags) f) as flags
  from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
  order by j.id`

/** Where the rows are put first; gone with the transaction. */
export const MAKE_CARRIED_JOBS = `create temporary table carried_job (identifier text, payload json, queue_name text,
  run_at timestamptz, max_attempts int, key text, priority int, flags text[]) on commit drop`

/** What is left from a restore that was broken off; run as the role that works with the queue, in a database without tables. */
export async function dropJobs(client: pg.Client): Promise<void> {
  await client.query('drop schema if exists graphile_worker cascade')
}

/** Puts the carried jobs into the queue, in their old order. */
export async function takeInJobs(client: pg.Client): Promise<void> {
  await client.query(`select graphile_worker.add_job(identifier, payload, queue_name, run_at, max_attempts, key, priority, flags)
    from carried_job`)
}
