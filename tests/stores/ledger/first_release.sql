BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE answers (
	scope TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	status INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	location TEXT, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_answers PRIMARY KEY (scope, "key")
);
CREATE TABLE audit (
	id INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	who TEXT NOT NULL, 
	what TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (id)
);
INSERT INTO "audit" VALUES(1,1772452800000000,'keeper','stock.terms','STRAP','tracked: None → True, status: None → in_stock, backorder: None → allow, notify: None → True, backorder_limit: None → 50, backorder_promo: None → ');
INSERT INTO "audit" VALUES(2,1772452800000000,'keeper','stock.count','STRAP','+6');
INSERT INTO "audit" VALUES(3,1772452800000000,'keeper','stock.terms','DIAL','tracked: None → True, status: None → in_stock, backorder: None → allow, notify: None → True, backorder_promo: None → , restock_on: None → 2026-04-01');
INSERT INTO "audit" VALUES(4,1772452800000000,'keeper','stock.terms','SOON','tracked: None → True, status: None → preorder, backorder: None → allow, notify: None → True, backorder_promo: None → , preorder_release_on: None → 2026-03-20, preorder_limit: None → 5');
INSERT INTO "audit" VALUES(5,1772452800000000,'keeper','stock.count','SOON','+2');
INSERT INTO "audit" VALUES(6,1772452800000000,'keeper','stock.terms','LOOSE','tracked: None → False, status: None → in_stock, backorder: None → inherit, notify: None → True, backorder_promo: None → ');
INSERT INTO "audit" VALUES(7,1772452802000000,'keeper','order.paid','1002','330');
INSERT INTO "audit" VALUES(8,1772452805000000,'keeper','order.ship','1005','1005-1: 1');
INSERT INTO "audit" VALUES(9,1772452805000000,'keeper','order.deliver','1005','');
INSERT INTO "audit" VALUES(10,1772452806000000,'keeper','order.paid','1006','110');
INSERT INTO "audit" VALUES(11,1772452806000000,'keeper','order.cancel','1006','1006-1: 1');
INSERT INTO "audit" VALUES(12,1772452809000000,'keeper','order.paid','1009','110');
INSERT INTO "audit" VALUES(13,1772452809000000,'keeper','order.cancel','1009','1009-1: 1');
INSERT INTO "audit" VALUES(14,1772452809000000,'keeper','order.refunded','1009','110');
INSERT INTO "audit" VALUES(15,1772452809000000,'keeper','stock.receive','STRAP','+1');
INSERT INTO "audit" VALUES(16,1772539209000000,'keeper','stock.receive','DIAL','+1');
CREATE TABLE cart_lines (
	cart TEXT NOT NULL, 
	id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	configurator TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	selected TEXT NOT NULL, 
	quantity BIGINT NOT NULL, 
	agreed_price BIGINT, 
	origin TEXT, 
	CONSTRAINT pk_cart_lines PRIMARY KEY (cart, id), 
	CONSTRAINT ck_cart_lines_some CHECK (quantity > 0), 
	CONSTRAINT fk_cart_lines_cart FOREIGN KEY(cart) REFERENCES carts (id)
)
 WITHOUT ROWID

;
INSERT INTO "cart_lines" VALUES('cart_0j5Pm99_X9c-O-I_mhEQTA6u','f9f1b07f4d66',0,'watch',1,'Watch','soon',1,NULL,NULL);
INSERT INTO "cart_lines" VALUES('cart_6sQSdNZcjx91sHjVuaBVxNs2','9f10f4f0b2a1',0,'watch',1,'Watch','strap',2,NULL,NULL);
INSERT INTO "cart_lines" VALUES('cart_Aaoyh9KOGADXVDYlFx8QawwI','7fb9cb22e717',0,'watch',1,'Watch','strap',1,NULL,NULL);
INSERT INTO "cart_lines" VALUES('cart_FiOnwkGga-APau9gKjHzCrIM','2cdae54fa2be',1,'watch',1,'Watch','dial',2,NULL,NULL);
INSERT INTO "cart_lines" VALUES('cart_FiOnwkGga-APau9gKjHzCrIM','493e990c1fe7',0,'watch',1,'Watch','strap',1,NULL,NULL);
INSERT INTO "cart_lines" VALUES('cart_KmHh27L0DVH6YsJaGyl-89lq','1821e9a57914',0,'watch',1,'Watch','strap',1,NULL,NULL);
INSERT INTO "cart_lines" VALUES('cart_R2PeG1FjDErbVI9iauCiVu3Z','75fb5a9d9155',0,'watch',1,'Watch','plain',1,NULL,NULL);
INSERT INTO "cart_lines" VALUES('cart_UBskAnX-hvUn6mCy_yLKjwHN','3da1e82bd424',0,'watch',1,'Watch','dial strap',1,NULL,NULL);
INSERT INTO "cart_lines" VALUES('cart_UBskAnX-hvUn6mCy_yLKjwHN','eb2bc0373782',1,'watch',1,'Watch','plain',1,NULL,NULL);
INSERT INTO "cart_lines" VALUES('cart_ib8tB2GQZNU3H_FIUafXY_uP','7d599f9eab6e',0,'watch',1,'Watch','strap',3,NULL,NULL);
INSERT INTO "cart_lines" VALUES('cart_ib8tB2GQZNU3H_FIUafXY_uP','e1ffbcad1b88',1,'watch',1,'Watch','loose',1,NULL,NULL);
INSERT INTO "cart_lines" VALUES('cart_mvmV21E5oLPbwmXjm1aVC_Kl','07485656272d',0,'watch',1,'Watch','plain',1,NULL,NULL);
INSERT INTO "cart_lines" VALUES('cart_mvmV21E5oLPbwmXjm1aVC_Kl','165e0fbeb67c',1,'watch',1,'Watch','strap',2,NULL,NULL);
INSERT INTO "cart_lines" VALUES('cart_uPfgRJyaEklSfWN8smtKMv3R','e5d9bcb6e7d3',0,'watch',1,'Watch','dial',1,NULL,NULL);
CREATE TABLE carts (
	id TEXT NOT NULL, 
	created_at BIGINT NOT NULL, 
	touched_at BIGINT NOT NULL, 
	closed_by BIGINT, 
	CONSTRAINT pk_carts PRIMARY KEY (id)
)
 WITHOUT ROWID

;
INSERT INTO "carts" VALUES('cart_0j5Pm99_X9c-O-I_mhEQTA6u',1772452804000000,1772452804000000,1004);
INSERT INTO "carts" VALUES('cart_6sQSdNZcjx91sHjVuaBVxNs2',1772452801000000,1772452801000000,1001);
INSERT INTO "carts" VALUES('cart_Aaoyh9KOGADXVDYlFx8QawwI',1772452806000000,1772452806000000,1006);
INSERT INTO "carts" VALUES('cart_FiOnwkGga-APau9gKjHzCrIM',1772452802000000,1772452802000000,1002);
INSERT INTO "carts" VALUES('cart_KmHh27L0DVH6YsJaGyl-89lq',1772452805000000,1772452805000000,1005);
INSERT INTO "carts" VALUES('cart_R2PeG1FjDErbVI9iauCiVu3Z',1772452809000000,1772452809000000,1009);
INSERT INTO "carts" VALUES('cart_UBskAnX-hvUn6mCy_yLKjwHN',1772452803000000,1772452803000000,1003);
INSERT INTO "carts" VALUES('cart_ib8tB2GQZNU3H_FIUafXY_uP',1772452807000000,1772452807000000,1007);
INSERT INTO "carts" VALUES('cart_mvmV21E5oLPbwmXjm1aVC_Kl',1772452809000000,1772452809000000,NULL);
INSERT INTO "carts" VALUES('cart_uPfgRJyaEklSfWN8smtKMv3R',1772452808000000,1772452808000000,1008);
CREATE TABLE hold_units (
	hold TEXT NOT NULL, 
	sku TEXT NOT NULL, 
	now BIGINT DEFAULT 0 NOT NULL, 
	backorder BIGINT DEFAULT 0 NOT NULL, 
	preorder BIGINT DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_hold_units PRIMARY KEY (hold, sku), 
	CONSTRAINT ck_hold_units_not_negative CHECK (now >= 0 AND backorder >= 0 AND preorder >= 0), 
	CONSTRAINT fk_hold_units_hold FOREIGN KEY(hold) REFERENCES holds (id)
)
 WITHOUT ROWID

;
CREATE TABLE holds (
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	made_at BIGINT NOT NULL, 
	expires_at BIGINT NOT NULL, 
	reference TEXT, 
	CONSTRAINT pk_holds PRIMARY KEY (id), 
	CONSTRAINT uq_holds_owner UNIQUE (owner)
)
 WITHOUT ROWID

;
CREATE TABLE meta (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_meta PRIMARY KEY ("key")
)
 WITHOUT ROWID

;
CREATE TABLE movements (
	id INTEGER NOT NULL, 
	sku TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	cause TEXT NOT NULL, 
	quantity BIGINT NOT NULL, 
	on_hand BIGINT NOT NULL, 
	d_on_hand BIGINT DEFAULT 0 NOT NULL, 
	d_allocated BIGINT DEFAULT 0 NOT NULL, 
	d_held BIGINT DEFAULT 0 NOT NULL, 
	d_backordered BIGINT DEFAULT 0 NOT NULL, 
	d_preordered BIGINT DEFAULT 0 NOT NULL, 
	d_held_backorder BIGINT DEFAULT 0 NOT NULL, 
	d_held_preorder BIGINT DEFAULT 0 NOT NULL, 
	reason TEXT NOT NULL, 
	who TEXT NOT NULL, 
	order_number BIGINT, 
	line TEXT, 
	hold TEXT, 
	CONSTRAINT pk_movements PRIMARY KEY (id)
);
INSERT INTO "movements" VALUES(1,'STRAP',1772452800000000,'count','by_hand',6,6,6,0,0,0,0,0,0,'','keeper',NULL,NULL,NULL);
INSERT INTO "movements" VALUES(2,'SOON',1772452800000000,'count','by_hand',2,2,2,0,0,0,0,0,0,'','keeper',NULL,NULL,NULL);
INSERT INTO "movements" VALUES(3,'STRAP',1772452801000000,'allocate','order_placed',2,6,0,2,0,0,0,0,0,'','',1001,'1001-1',NULL);
INSERT INTO "movements" VALUES(4,'STRAP',1772452802000000,'allocate','order_placed',1,6,0,1,0,0,0,0,0,'','',1002,'1002-1',NULL);
INSERT INTO "movements" VALUES(5,'DIAL',1772452802000000,'allocate','order_placed',2,0,0,0,0,2,0,0,0,'','',1002,'1002-2',NULL);
INSERT INTO "movements" VALUES(6,'STRAP',1772452803000000,'allocate','order_placed',1,6,0,1,0,0,0,0,0,'','',1003,'1003-1',NULL);
INSERT INTO "movements" VALUES(7,'DIAL',1772452803000000,'allocate','order_placed',1,0,0,0,0,1,0,0,0,'','',1003,'1003-1',NULL);
INSERT INTO "movements" VALUES(8,'SOON',1772452804000000,'allocate','order_placed',1,2,0,0,0,0,1,0,0,'','',1004,'1004-1',NULL);
INSERT INTO "movements" VALUES(9,'STRAP',1772452805000000,'allocate','order_placed',1,6,0,1,0,0,0,0,0,'','',1005,'1005-1',NULL);
INSERT INTO "movements" VALUES(10,'STRAP',1772452805000000,'ship','order_shipped',1,5,-1,-1,0,0,0,0,0,'','keeper',1005,'1005-1',NULL);
INSERT INTO "movements" VALUES(11,'STRAP',1772452806000000,'allocate','order_placed',1,5,0,1,0,0,0,0,0,'','',1006,'1006-1',NULL);
INSERT INTO "movements" VALUES(12,'STRAP',1772452806000000,'cancel','order_cancelled',1,5,0,-1,0,0,0,0,0,'','keeper',1006,'1006-1',NULL);
INSERT INTO "movements" VALUES(13,'STRAP',1772452807000000,'allocate','order_placed',3,5,0,1,0,2,0,0,0,'','',1007,'1007-1',NULL);
INSERT INTO "movements" VALUES(14,'DIAL',1772452808000000,'allocate','order_placed',1,0,0,0,0,1,0,0,0,'','',1008,'1008-1',NULL);
INSERT INTO "movements" VALUES(15,'STRAP',1772452809000000,'receive','by_hand',1,6,1,0,0,0,0,0,0,'','keeper',NULL,NULL,NULL);
INSERT INTO "movements" VALUES(16,'STRAP',1772452809000000,'fill','stock_received',1,6,0,1,0,-1,0,0,0,'','',1007,'1007-1',NULL);
INSERT INTO "movements" VALUES(17,'STRAP',1772452809000000,'hold','hold_taken',2,6,0,0,0,0,0,2,0,'','',NULL,NULL,'hold_SUyF5XsADlnem_bF2gr3vSQ3');
INSERT INTO "movements" VALUES(18,'STRAP',1772539209000000,'let_go','hold_expired',2,6,0,0,0,0,0,-2,0,'','',NULL,NULL,'hold_SUyF5XsADlnem_bF2gr3vSQ3');
INSERT INTO "movements" VALUES(19,'DIAL',1772539209000000,'receive','by_hand',1,1,1,0,0,0,0,0,0,'','keeper',NULL,NULL,NULL);
INSERT INTO "movements" VALUES(20,'DIAL',1772539209000000,'fill','stock_received',1,1,0,1,0,-1,0,0,0,'','',1002,'1002-2',NULL);
CREATE TABLE order_lines (
	number BIGINT NOT NULL, 
	line INTEGER NOT NULL, 
	configurator TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	selected TEXT NOT NULL, 
	quantity BIGINT NOT NULL, 
	unit_price BIGINT NOT NULL, 
	shipped BIGINT DEFAULT 0 NOT NULL, 
	cancelled BIGINT DEFAULT 0 NOT NULL, 
	delivered BIGINT DEFAULT 0 NOT NULL, 
	origin TEXT, 
	CONSTRAINT pk_order_lines PRIMARY KEY (number, line), 
	CONSTRAINT ck_order_lines_adds_up CHECK (shipped + cancelled <= quantity AND delivered <= shipped), 
	CONSTRAINT ck_order_lines_not_negative CHECK (shipped >= 0 AND cancelled >= 0 AND delivered >= 0), 
	CONSTRAINT fk_order_lines_number FOREIGN KEY(number) REFERENCES orders (number)
)
 WITHOUT ROWID

;
INSERT INTO "order_lines" VALUES(1001,1,'watch',1,'Watch','strap',2,110,0,0,0,NULL);
INSERT INTO "order_lines" VALUES(1002,1,'watch',1,'Watch','strap',1,110,0,0,0,NULL);
INSERT INTO "order_lines" VALUES(1002,2,'watch',1,'Watch','dial',2,110,0,0,0,NULL);
INSERT INTO "order_lines" VALUES(1003,1,'watch',1,'Watch','strap dial',1,120,0,0,0,NULL);
INSERT INTO "order_lines" VALUES(1003,2,'watch',1,'Watch','plain',1,110,0,0,0,NULL);
INSERT INTO "order_lines" VALUES(1004,1,'watch',1,'Watch','soon',1,110,0,0,0,NULL);
INSERT INTO "order_lines" VALUES(1005,1,'watch',1,'Watch','strap',1,110,1,0,1,NULL);
INSERT INTO "order_lines" VALUES(1006,1,'watch',1,'Watch','strap',1,110,0,1,0,NULL);
INSERT INTO "order_lines" VALUES(1007,1,'watch',1,'Watch','strap',3,110,0,0,0,NULL);
INSERT INTO "order_lines" VALUES(1007,2,'watch',1,'Watch','loose',1,110,0,0,0,NULL);
INSERT INTO "order_lines" VALUES(1008,1,'watch',1,'Watch','dial',1,110,0,0,0,NULL);
INSERT INTO "order_lines" VALUES(1009,1,'watch',1,'Watch','plain',1,110,0,1,0,NULL);
CREATE TABLE order_options (
	number BIGINT NOT NULL, 
	line INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	layer TEXT NOT NULL, 
	group_id TEXT, 
	group_label TEXT, 
	label TEXT NOT NULL, 
	sku TEXT, 
	units BIGINT NOT NULL, 
	price BIGINT NOT NULL, 
	allocated BIGINT DEFAULT 0 NOT NULL, 
	uncounted BIGINT DEFAULT 0 NOT NULL, 
	backordered BIGINT DEFAULT 0 NOT NULL, 
	preordered BIGINT DEFAULT 0 NOT NULL, 
	promised_on TEXT, 
	silent SMALLINT NOT NULL, 
	placed_at BIGINT NOT NULL, 
	CONSTRAINT pk_order_options PRIMARY KEY (number, line, position), 
	CONSTRAINT ck_order_options_not_negative CHECK (allocated >= 0 AND uncounted >= 0 AND backordered >= 0 AND preordered >= 0), 
	CONSTRAINT fk_order_options_number FOREIGN KEY(number, line) REFERENCES order_lines (number, line)
)
 WITHOUT ROWID

;
INSERT INTO "order_options" VALUES(1001,1,0,'strap','watch-parts','Parts','Strap','STRAP',1,10,2,0,0,0,NULL,0,1772452801000000);
INSERT INTO "order_options" VALUES(1002,1,0,'strap','watch-parts','Parts','Strap','STRAP',1,10,1,0,0,0,NULL,0,1772452802000000);
INSERT INTO "order_options" VALUES(1002,2,0,'dial','watch-parts','Parts','Dial','DIAL',1,10,1,0,1,0,'2026-04-01',0,1772452802000000);
INSERT INTO "order_options" VALUES(1003,1,0,'strap','watch-parts','Parts','Strap','STRAP',1,10,1,0,0,0,NULL,0,1772452803000000);
INSERT INTO "order_options" VALUES(1003,1,1,'dial','watch-parts','Parts','Dial','DIAL',1,10,0,0,1,0,'2026-04-01',0,1772452803000000);
INSERT INTO "order_options" VALUES(1003,2,0,'plain','watch-parts','Parts','Plain',NULL,0,10,0,0,0,0,NULL,0,1772452803000000);
INSERT INTO "order_options" VALUES(1004,1,0,'soon','watch-parts','Parts','Soon','SOON',1,10,0,0,0,1,'2026-03-20',0,1772452804000000);
INSERT INTO "order_options" VALUES(1005,1,0,'strap','watch-parts','Parts','Strap','STRAP',1,10,0,0,0,0,NULL,0,1772452805000000);
INSERT INTO "order_options" VALUES(1006,1,0,'strap','watch-parts','Parts','Strap','STRAP',1,10,0,0,0,0,NULL,0,1772452806000000);
INSERT INTO "order_options" VALUES(1007,1,0,'strap','watch-parts','Parts','Strap','STRAP',1,10,2,0,1,0,NULL,0,1772452807000000);
INSERT INTO "order_options" VALUES(1007,2,0,'loose','watch-parts','Parts','Loose','LOOSE',1,10,0,1,0,0,NULL,0,1772452807000000);
INSERT INTO "order_options" VALUES(1008,1,0,'dial','watch-parts','Parts','Dial','DIAL',1,10,0,0,1,0,'2026-04-01',0,1772452808000000);
INSERT INTO "order_options" VALUES(1009,1,0,'plain','watch-parts','Parts','Plain',NULL,0,10,0,0,0,0,NULL,0,1772452809000000);
CREATE TABLE orders (
	number INTEGER NOT NULL, 
	secret TEXT NOT NULL, 
	cart TEXT, 
	customer TEXT NOT NULL, 
	search TEXT NOT NULL, 
	settlement TEXT NOT NULL, 
	currency TEXT NOT NULL, 
	locale TEXT NOT NULL, 
	placed_at BIGINT NOT NULL, 
	paid BIGINT, 
	paid_at BIGINT, 
	refunded BIGINT NOT NULL, 
	refunded_at BIGINT, 
	due_since BIGINT, 
	reference TEXT, 
	origin BIGINT, 
	purchases TEXT NOT NULL, 
	fulfilment TEXT NOT NULL, 
	payment TEXT NOT NULL, 
	CONSTRAINT pk_orders PRIMARY KEY (number)
);
INSERT INTO "orders" VALUES(1001,'ord_1001_MSPP4vGCBMcifi0PBSjex7e_','cart_6sQSdNZcjx91sHjVuaBVxNs2','["Ann","Ann@Example.com","1 Field Lane","",""]','ann ann@example.com','at_checkout','EUR','en',1772452801000000,NULL,NULL,0,NULL,1772452801000000,NULL,NULL,'[]','new','unpaid');
INSERT INTO "orders" VALUES(1002,'ord_1002_GjKNOzdozZXjNc258wM4_3Dy','cart_FiOnwkGga-APau9gKjHzCrIM','["Zoë Ärmel","ZOË@Exämple.com","","0123","Ring twice"]','zoë ärmel zoë@exämple.com','at_checkout','EUR','en',1772452802000000,330,1772452802000000,0,NULL,1772452802000000,NULL,NULL,'[]','back-ordered','paid');
INSERT INTO "orders" VALUES(1003,'ord_1003_-R9dcnUgJkPhvXJTuS-F5cOv','cart_UBskAnX-hvUn6mCy_yLKjwHN','["Ann","Ann@Example.com","1 Field Lane","",""]','ann ann@example.com','at_checkout','EUR','en',1772452803000000,NULL,NULL,0,NULL,1772452803000000,NULL,NULL,'[]','back-ordered','unpaid');
INSERT INTO "orders" VALUES(1004,'ord_1004_PJNXGcOUH2jMV_aWlp0awjww','cart_0j5Pm99_X9c-O-I_mhEQTA6u','["Ann","Ann@Example.com","1 Field Lane","",""]','ann ann@example.com','at_checkout','EUR','en',1772452804000000,NULL,NULL,0,NULL,1772452804000000,NULL,NULL,'[]','pre-ordered','unpaid');
INSERT INTO "orders" VALUES(1005,'ord_1005_QaSN1s1MB9mumXqa1gDosvuH','cart_KmHh27L0DVH6YsJaGyl-89lq','["Zoë Ärmel","ZOË@Exämple.com","","0123","Ring twice"]','zoë ärmel zoë@exämple.com','at_checkout','EUR','en',1772452805000000,NULL,NULL,0,NULL,1772452805000000,NULL,NULL,'[]','delivered','unpaid');
INSERT INTO "orders" VALUES(1006,'ord_1006_LOpPEdzKWx1Jddm2E0BEyTvG','cart_Aaoyh9KOGADXVDYlFx8QawwI','["Ann","Ann@Example.com","1 Field Lane","",""]','ann ann@example.com','at_checkout','EUR','en',1772452806000000,110,1772452806000000,0,NULL,1772452806000000,NULL,NULL,'[]','cancelled','refund_due');
INSERT INTO "orders" VALUES(1007,'ord_1007_ylwA6yLomTlDIO220aNDOly6','cart_ib8tB2GQZNU3H_FIUafXY_uP','["Ann","Ann@Example.com","1 Field Lane","",""]','ann ann@example.com','when_available','EUR','en',1772452807000000,NULL,NULL,0,NULL,1772452807000000,NULL,NULL,'[]','back-ordered','unpaid');
INSERT INTO "orders" VALUES(1008,'ord_1008_A5uh_OyQGdwK1XjYA8psBuQ2','cart_uPfgRJyaEklSfWN8smtKMv3R','["Zoë Ärmel","ZOË@Exämple.com","","0123","Ring twice"]','zoë ärmel zoë@exämple.com','when_available','EUR','en',1772452808000000,NULL,NULL,0,NULL,1772452808000000,NULL,NULL,'[]','back-ordered','unpaid');
INSERT INTO "orders" VALUES(1009,'ord_1009_V5_wmRoM_hyfhYCfJIy3BZfO','cart_R2PeG1FjDErbVI9iauCiVu3Z','["Ann","Ann@Example.com","1 Field Lane","",""]','ann ann@example.com','at_checkout','EUR','en',1772452809000000,110,1772452809000000,110,1772452809000000,1772452809000000,NULL,NULL,'[]','cancelled','refunded');
CREATE TABLE outbox (
	id INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	body TEXT NOT NULL, 
	CONSTRAINT pk_outbox PRIMARY KEY (id)
);
INSERT INTO "outbox" VALUES(1,1772452800000000,'stock.status_changed','STRAP','{"from":"backorder","to":"in_stock","available":6}');
INSERT INTO "outbox" VALUES(2,1772452801000000,'order.placed','1001','{"late":0}');
INSERT INTO "outbox" VALUES(3,1772452802000000,'order.placed','1002','{"late":2}');
INSERT INTO "outbox" VALUES(4,1772452802000000,'order.paid','1002','{"amount":330}');
INSERT INTO "outbox" VALUES(5,1772452803000000,'order.placed','1003','{"late":1}');
INSERT INTO "outbox" VALUES(6,1772452803000000,'stock.status_changed','STRAP','{"from":"in_stock","to":"low_stock","available":2}');
INSERT INTO "outbox" VALUES(7,1772452804000000,'order.placed','1004','{"late":1}');
INSERT INTO "outbox" VALUES(8,1772452805000000,'order.placed','1005','{"late":0}');
INSERT INTO "outbox" VALUES(9,1772452805000000,'order.shipped','1005','{"lines":{"1005-1":1}}');
INSERT INTO "outbox" VALUES(10,1772452805000000,'order.delivered','1005','{}');
INSERT INTO "outbox" VALUES(11,1772452806000000,'order.placed','1006','{"late":0}');
INSERT INTO "outbox" VALUES(12,1772452806000000,'stock.status_changed','STRAP','{"from":"low_stock","to":"backorder","available":0}');
INSERT INTO "outbox" VALUES(13,1772452806000000,'order.paid','1006','{"amount":110}');
INSERT INTO "outbox" VALUES(14,1772452806000000,'order.cancelled','1006','{"lines":{"1006-1":1},"refund_due":110}');
INSERT INTO "outbox" VALUES(15,1772452806000000,'stock.status_changed','STRAP','{"from":"backorder","to":"low_stock","available":1}');
INSERT INTO "outbox" VALUES(16,1772452807000000,'order.placed','1007','{"late":2}');
INSERT INTO "outbox" VALUES(17,1772452807000000,'stock.status_changed','STRAP','{"from":"low_stock","to":"backorder","available":0}');
INSERT INTO "outbox" VALUES(18,1772452808000000,'order.placed','1008','{"late":1}');
INSERT INTO "outbox" VALUES(19,1772452809000000,'order.placed','1009','{"late":0}');
INSERT INTO "outbox" VALUES(20,1772452809000000,'order.paid','1009','{"amount":110}');
INSERT INTO "outbox" VALUES(21,1772452809000000,'order.cancelled','1009','{"lines":{"1009-1":1},"refund_due":110}');
INSERT INTO "outbox" VALUES(22,1772452809000000,'order.refunded','1009','{"amount":110}');
INSERT INTO "outbox" VALUES(23,1772452809000000,'order.available','1007','{"filled":[{"line":"1007-1","sku":"STRAP","units":1}],"fulfilment":["back-ordered","back-ordered"]}');
INSERT INTO "outbox" VALUES(24,1772539209000000,'order.available','1002','{"filled":[{"line":"1002-2","sku":"DIAL","units":1}],"fulfilment":["back-ordered","back-ordered"]}');
CREATE TABLE stock_items (
	sku TEXT NOT NULL, 
	tracked SMALLINT NOT NULL, 
	status TEXT NOT NULL, 
	backorder TEXT NOT NULL, 
	notify SMALLINT NOT NULL, 
	backorder_limit BIGINT, 
	backorder_promo TEXT NOT NULL, 
	low_stock_threshold BIGINT, 
	restock_on TEXT, 
	preorder_release_on TEXT, 
	preorder_limit BIGINT, 
	on_hand BIGINT DEFAULT 0 NOT NULL, 
	allocated BIGINT DEFAULT 0 NOT NULL, 
	held BIGINT DEFAULT 0 NOT NULL, 
	backordered BIGINT DEFAULT 0 NOT NULL, 
	preordered BIGINT DEFAULT 0 NOT NULL, 
	held_backorder BIGINT DEFAULT 0 NOT NULL, 
	held_preorder BIGINT DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_stock_items PRIMARY KEY (sku), 
	CONSTRAINT ck_stock_items_promised_is_there CHECK (allocated + held <= on_hand), 
	CONSTRAINT ck_stock_items_not_negative CHECK (on_hand >= 0 AND allocated >= 0 AND held >= 0 AND backordered >= 0 AND preordered >= 0 AND held_backorder >= 0 AND held_preorder >= 0)
)
 WITHOUT ROWID

;
INSERT INTO "stock_items" VALUES('DIAL',1,'in_stock','allow',1,NULL,'',NULL,'2026-04-01',NULL,NULL,1,1,0,3,0,0,0);
INSERT INTO "stock_items" VALUES('LOOSE',0,'in_stock','inherit',1,NULL,'',NULL,NULL,NULL,NULL,0,0,0,0,0,0,0);
INSERT INTO "stock_items" VALUES('SOON',1,'preorder','allow',1,NULL,'',NULL,NULL,'2026-03-20',5,2,0,0,0,1,0,0);
INSERT INTO "stock_items" VALUES('STRAP',1,'in_stock','allow',1,50,'',NULL,NULL,NULL,NULL,6,6,0,1,0,0,0);
CREATE TABLE tokens (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	scope TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	created_at BIGINT NOT NULL, 
	revoked_at BIGINT, 
	CONSTRAINT pk_tokens PRIMARY KEY (id), 
	CONSTRAINT uq_tokens_digest UNIQUE (digest)
);
CREATE INDEX ix_holds_expires_at ON holds (expires_at);
CREATE INDEX ix_movements_sku ON movements (sku, id);
CREATE INDEX ix_orders_fulfilment ON orders (fulfilment, number);
CREATE INDEX ix_orders_payment ON orders (payment, number);
CREATE INDEX ix_hold_units_sku ON hold_units (sku);
CREATE INDEX ix_order_options_waiting ON order_options (sku, placed_at, number, line, position) WHERE backordered + preordered > 0;
COMMIT;