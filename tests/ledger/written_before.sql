BEGIN TRANSACTION;
CREATE TABLE edition (n INTEGER PRIMARY KEY, made_at TEXT NOT NULL, files TEXT NOT NULL,
    added INTEGER NOT NULL, changed INTEGER NOT NULL, removed INTEGER NOT NULL, undoes INTEGER);
INSERT INTO "edition" VALUES(1,'2026-11-25T12:00:00+00:00','["vietnam_laos/", "vietnam_laos/names.csv", "vietnam_laos/relations.csv", "vietnam_laos/zones.csv"]',5,0,0,NULL);
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "meta" VALUES('uuid','fede2769-208b-4c2d-846e-47e6f54d7e94');
INSERT INTO "meta" VALUES('version','1');
CREATE TABLE reject (n INTEGER NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL,
    col TEXT NOT NULL, value TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE statement (dataset TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL,
    file TEXT NOT NULL, line INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER);
INSERT INTO "statement" VALUES('vietnam_laos','Enterprise','vl:E1','{"id":"vl:E1","part":"","properties":{"display_name":"Cao su Đắk Lắk","😀":" "}}','',0,1,NULL);
INSERT INTO "statement" VALUES('vietnam_laos','Enterprise','vl:É2','{"id":"vl:É2","part":"","properties":{}}','',0,1,NULL);
INSERT INTO "statement" VALUES('vietnam_laos','SUPPLIES','vl:ĐÉ1','{"end":["Enterprise","vl:É2"],"properties":{"Zz":"upper","amount":30000.0,"status":"stated","zz":"lower"},"start":["Enterprise","vl:E1"]}','relations.csv',7,1,NULL);
INSERT INTO "statement" VALUES('vietnam_laos','Zone','vl:Z01','{"id":"vl:Z01","part":"","properties":{"aggregate":false,"area_ha":954.0,"display_name":"Khu \"Savan\" \\ Park\t\n\u0001","huge":1e+16,"largest":9223372036854775807,"least":-9223372036854775808,"minus":-0.0,"share":0.1,"source_ids":["src:S2","src:S1"],"staged":true,"tiny":1e-07,"year":2003}}','zones.csv',2,1,NULL);
INSERT INTO "statement" VALUES('vietnam_laos','Zone','vl:Z01#name|Savan','{"id":"vl:Z01","part":"name|Savan","properties":{"names":["lo|main|0|ສະຫວັນ"]}}','names.csv',2,1,NULL);
CREATE UNIQUE INDEX statement_now ON statement (dataset, kind, key) WHERE until IS NULL;
CREATE INDEX statement_since ON statement (since);
CREATE INDEX statement_until ON statement (until) WHERE until IS NOT NULL;
CREATE INDEX statement_key ON statement (key);
CREATE INDEX reject_edition ON reject (n);
COMMIT;
