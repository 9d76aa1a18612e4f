-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "nodes_ended" INTEGER NOT NULL DEFAULT 0;

UPDATE "Run" SET nodes_ended = counted.ends
FROM (
  SELECT batch.run_id, count(*) AS ends
  FROM "RunEventBatch" batch CROSS JOIN LATERAL jsonb_array_elements(batch.events) AS event
  WHERE event->>'type' IN ('node_finished', 'node_failed')
  GROUP BY batch.run_id
) counted
WHERE counted.run_id = "Run".id AND "Run".status NOT IN ('queued', 'running');
