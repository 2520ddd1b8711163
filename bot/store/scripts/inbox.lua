-- What the scripts of the inbox share. `order` holds the texts by place: the last day for which each is kept, then the
-- order in which they came. A day has room for more texts than are ever kept.
local texts, counts, labels, order, serial = unpack(KEYS)
local PLACES_A_DAY = 1000000

local function take_out(id)
  redis.call('HDEL', texts, id)
  redis.call('HDEL', counts, id)
  redis.call('HDEL', labels, id)
  return redis.call('ZREM', order, id)
end

local function take_out_all(ids)
  for _, id in ipairs(ids) do take_out(id) end
end

local function forget_old(today)
  take_out_all(redis.call('ZRANGEBYSCORE', order, '-inf', '(' .. string.format('%.0f', today * PLACES_A_DAY)))
end
