-- Change a record if it still is what it was. Empty stands for not being there.
local name, was, becomes = unpack(ARGV)
local is = redis.call('HGET', KEYS[1], name) or ''
if is == was and becomes == '' then
  redis.call('HDEL', KEYS[1], name)
elseif is == was then
  redis.call('HSET', KEYS[1], name, becomes)
end
return (is == was or is == becomes) and 1 or 0
